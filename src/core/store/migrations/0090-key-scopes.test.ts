import { afterEach, beforeEach, expect, it } from 'vitest';
import { CHANNEL_ID, OWNER_ID, seedOwner } from '../../../../tests/support/store-samples.ts';
import { makeTemporaryFolder } from '../../../../tests/support/temporary-folder.ts';
import { loadSqliteEngine } from '../../../sqlite/engine.ts';
import { createAgentSettingStore } from '../agent-settings.ts';
import { createApiKeyStore, type StoredApiKey } from '../api-keys.ts';
import { createDatabase, type Database } from '../database.ts';
import { MIGRATIONS, migrate } from '../migrate.ts';

let folder: Awaited<ReturnType<typeof makeTemporaryFolder>>;
let database: Database;
let handle: InstanceType<ReturnType<typeof loadSqliteEngine>['DatabaseSync']>;
beforeEach(async () => {
  folder = await makeTemporaryFolder();
  handle = new (loadSqliteEngine().DatabaseSync)(`${folder.path}/test.db`);
  handle.exec('PRAGMA foreign_keys = ON');
  database = createDatabase(handle);
});
afterEach(async () => {
  await database.close();
  await folder.remove();
});

const aKey = (id: string, scope: StoredApiKey['scope'] = null): StoredApiKey => ({
  id,
  userId: OWNER_ID,
  label: id,
  keyHash: `hash of ${id}`,
  keyPrefix: 'hp_00000000',
  lastUsedAt: null,
  createdAt: 1,
  scope,
});

it('leaves keys of the version before as they are: keys of agents, without a scope', async () => {
  migrate(
    handle,
    MIGRATIONS.filter(({ version }) => version < 90),
  );
  await seedOwner(database);
  handle.exec(
    `INSERT INTO api_keys (id, user_id, label, key_hash, key_prefix, created_at) VALUES ('old', '${OWNER_ID}', 'old', 'hash of old', 'hp_00000000', 1)`,
  );
  migrate(handle);
  expect(await createApiKeyStore(database).findByHash('hash of old')).toEqual(aKey('old'));
});

it('keeps what a key is limited to, and ends it with its channel', async () => {
  migrate(handle);
  await seedOwner(database);
  const keys = createApiKeyStore(database);
  const everything = aKey('everything', { channelId: null, tools: null });
  const narrow = aKey('narrow', { channelId: CHANNEL_ID, tools: ['ask_approval'] });
  await keys.create(everything);
  await keys.create(narrow);
  expect(await keys.findByHash('hash of narrow')).toEqual(narrow);
  expect(await keys.list(OWNER_ID)).toEqual([narrow, everything]);

  await createAgentSettingStore(database).delete(OWNER_ID, CHANNEL_ID);
  expect(await keys.list(OWNER_ID)).toEqual([everything]);
});
