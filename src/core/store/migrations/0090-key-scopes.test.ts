import { afterEach, beforeEach, expect, it } from 'vitest';
import { CHANNEL_ID, OWNER_ID, seedOwner } from '../../../../tests/support/store-samples.ts';
import { openUnmigratedDatabase, type UnmigratedDatabase } from '../../../../tests/support/unmigrated-database.ts';
import { createAgentSettingStore } from '../agent-settings.ts';
import { createApiKeyStore, type StoredApiKey } from '../api-keys.ts';
import type { Database } from '../database.ts';

let file: UnmigratedDatabase;
let database: Database;
beforeEach(async () => {
  file = await openUnmigratedDatabase();
  database = file.database;
});
afterEach(() => file.close());

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
  file.migrate((version) => version < 90);
  await seedOwner(database);
  file.handle.exec(
    `INSERT INTO api_keys (id, user_id, label, key_hash, key_prefix, created_at) VALUES ('old', '${OWNER_ID}', 'old', 'hash of old', 'hp_00000000', 1)`,
  );
  file.migrate();
  expect(await createApiKeyStore(database).findByHash('hash of old')).toEqual(aKey('old'));
});

it('keeps what a key is limited to, and ends it with its channel', async () => {
  file.migrate();
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
