import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadSqliteEngine } from '../../../sqlite/engine.ts';
import { createDatabase, type Database } from '../database.ts';
import { MIGRATIONS, migrate, schemaVersion } from '../migrate.ts';
import { createPluginConfigStore } from '../plugin-configs.ts';

let handle: InstanceType<ReturnType<typeof loadSqliteEngine>['DatabaseSync']>;
let database: Database;
beforeEach(() => {
  handle = new (loadSqliteEngine().DatabaseSync)(':memory:');
  database = createDatabase(handle);
});
afterEach(() => database.close());

it('step 50 leaves the rows of the version before alone and gives plugins a place for their values', async () => {
  const before = MIGRATIONS.filter(({ version }) => version < 50);
  migrate(handle, before);
  handle.exec(`INSERT INTO settings VALUES ('a', 'b')`);
  handle.exec(`INSERT INTO users VALUES ('u1', 'a@example.com', 'A', 'hash', 'owner', 0, 1)`);

  migrate(
    handle,
    MIGRATIONS.filter(({ version }) => version <= 50),
  );
  expect(schemaVersion(handle)).toBe(50);
  expect(database.get('SELECT value FROM settings')).toEqual({ value: 'b' });
  expect(database.get('SELECT id FROM users')).toEqual({ id: 'u1' });

  const configs = createPluginConfigStore(database);
  expect(await configs.find('one', '1.0.0')).toBeNull();
  const first = { isEnabled: false, envValues: { URL: { plain: 'x' }, TOKEN: { sealed: 'y' } } };
  expect(await configs.change('one', '1.0.0', () => first, 1)).toEqual(first);
  expect(await configs.find('one', '1.0.0')).toEqual(first);
  expect(await configs.find('one', '1.0.1')).toBeNull();
  const second = await configs.change(
    'one',
    '1.0.0',
    (stored) => ({ isEnabled: true, envValues: stored?.envValues ?? {} }),
    2,
  );
  expect(second).toEqual({ ...first, isEnabled: true });
});
