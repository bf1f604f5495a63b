import { afterAll, beforeAll, expect, it } from 'vitest';
import { aStoredMessage, CHANNEL_ID, OWNER_ID, seedOwner } from '../../../tests/support/store-samples.ts';
import { makeTemporaryFolder } from '../../../tests/support/temporary-folder.ts';
import { createAgentStore } from './agents.ts';
import { createApiKeyStore } from './api-keys.ts';
import type { Database } from './database.ts';
import { createMessageStore } from './messages.ts';
import { type OpenStore, openStore } from './open.ts';
import { createReviewStore } from './reviews.ts';

let folder: Awaited<ReturnType<typeof makeTemporaryFolder>>;
let store: OpenStore;
beforeAll(async () => {
  folder = await makeTemporaryFolder();
  store = openStore(folder.path);
  await seedOwner(store.database);
  const messages = createMessageStore(store.database);
  const review = { type: 'approval', expiresInSeconds: 60 };
  await Promise.all(
    Array.from({ length: 300 }, (_, at) => messages.create(aStoredMessage(`m${at}`, { createdAt: at, review }))),
  );
});
afterAll(async () => {
  await store.close();
  await folder.remove();
});

/** Runs what a store does, and answers how SQLite carries out each query of it, as one text. */
async function planOf(use: (database: Database) => Promise<unknown>): Promise<string> {
  const plans: string[] = [];
  const explain = (sql: string, parameters?: Parameters<Database['all']>[1]) => {
    if (!sql.startsWith('SELECT')) return;
    const rows = store.database.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, parameters);
    plans.push(...rows.map(({ detail }) => detail));
  };
  await use({
    ...store.database,
    all: (sql, parameters) => {
      explain(sql, parameters);
      return store.database.all(sql, parameters);
    },
    get: (sql, parameters) => {
      explain(sql, parameters);
      return store.database.get(sql, parameters);
    },
  });
  expect(plans.length).toBeGreaterThan(0);
  return plans.join('\n');
}

const page = { channelId: CHANNEL_ID, limit: 50, cursor: null, search: null };

it.each<[string, (database: Database) => Promise<unknown>, RegExp]>([
  [
    'a page of a channel',
    (database) => createMessageStore(database).listPage(page),
    /^SEARCH messages USING INDEX messages_by_channel \(channel_id=\?\)$/,
  ],
  [
    'a further page',
    (database) => createMessageStore(database).listPage({ ...page, cursor: 'm200' }),
    /SEARCH messages USING INDEX messages_by_channel \(channel_id=\? AND \(created_at,id\)</,
  ],
  [
    'the pending reviews of a person',
    (database) => createReviewStore(database).list({ ownerId: OWNER_ID, status: 'pending', channelId: null }),
    /^SEARCH messages USING INDEX reviews_by_owner \(owner_id=\? AND review_status=\?\)$/,
  ],
  [
    'the next expiry',
    (database) => createReviewStore(database).findNextExpiry(),
    /^SEARCH messages USING COVERING INDEX reviews_by_expiry$/,
  ],
  [
    'what is overdue',
    (database) => createReviewStore(database).expireOverdue(-1),
    /SEARCH messages USING INDEX reviews_by_expiry \(review_expires_at<\?\)/,
  ],
  [
    'one message',
    (database) => createMessageStore(database).find('m1'),
    /^SEARCH messages USING INDEX sqlite_autoindex_messages_1 \(id=\?\)$/,
  ],
  [
    'a repeated client id',
    (database) => createMessageStore(database).findByClientId(CHANNEL_ID, 'agent', 'x'),
    /^SEARCH messages USING INDEX messages_by_client_id /,
  ],
  [
    'a key by its hash',
    (database) => createApiKeyStore(database).findByHash('x'),
    /^SEARCH api_keys USING INDEX sqlite_autoindex_api_keys_2 /,
  ],
  [
    'what is last and unread in each channel',
    (database) => createAgentStore(database).listWithActivity(OWNER_ID),
    /USING INDEX messages_by_channel[\s\S]*messages_by_sender \(channel_id=\? AND sender_type=\? AND created_at>\?\)/,
  ],
])('%s is found by its index, without sorting', async (_, use, expected) => {
  const plan = await planOf(use);
  expect(plan).toMatch(expected);
  expect(plan).not.toMatch(/\bSCAN (messages|agents|api_keys)\b(?! USING COVERING)/);
  if (!plan.includes('reviews_by_expiry')) expect(plan).not.toContain('TEMP B-TREE');
});
