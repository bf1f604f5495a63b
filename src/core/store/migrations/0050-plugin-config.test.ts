import { afterEach, beforeEach, expect, it } from 'vitest';
import { openUnmigratedDatabase, type UnmigratedDatabase } from '../../../../tests/support/unmigrated-database.ts';
import type { Database } from '../database.ts';
import { schemaVersion } from '../migrate.ts';
import { createPluginConfigStore } from '../plugin-configs.ts';

let file: UnmigratedDatabase;
let database: Database;
beforeEach(async () => {
  file = await openUnmigratedDatabase();
  database = file.database;
});
afterEach(() => file.close());

it('step 50 leaves the rows of the version before alone and gives plugins a place for their values', async () => {
  file.migrate((version) => version < 50);
  file.handle.exec(`INSERT INTO settings VALUES ('a', 'b')`);
  file.handle.exec(`INSERT INTO users VALUES ('u1', 'a@example.com', 'A', 'hash', 'owner', 0, 1)`);

  file.migrate((version) => version <= 50);
  expect(schemaVersion(file.handle)).toBe(50);
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
