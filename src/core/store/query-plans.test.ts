import { afterAll, beforeAll, expect, it } from 'vitest';
import { aStoredMessage, CHANNEL_ID, OWNER_ID, seedOwner } from '../../../tests/support/store-samples.ts';
import { makeTemporaryFolder } from '../../../tests/support/temporary-folder.ts';
import { createAgentStatisticsStore } from './agent-statistics.ts';
import { createAgentStore } from './agents.ts';
import { createApiKeyStore } from './api-keys.ts';
import { createAttachmentStore } from './attachments.ts';
import type { Database } from './database.ts';
import { createMessageStore } from './messages.ts';
import { type OpenStore, openStore } from './open.ts';
import { createByteReferences } from './released-bytes.ts';
import { createReviewStore } from './reviews.ts';
import { createStreamStore } from './streams.ts';

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

const pending = { ownerId: OWNER_ID, status: 'pending', channelId: null, limit: null, after: null } as const;
const page = { channelId: CHANNEL_ID, limit: 50, cursor: null, search: null };

it.each<[string, (database: Database) => Promise<unknown>, RegExp]>([
  [
    'a page of a channel',
    (database) => createMessageStore(database).listPage(page),
    /^SEARCH messages USING INDEX messages_by_channel \(channel_id=\?\)$[\s\S]*^SEARCH attachments USING INDEX attachments_by_message \(message_id=\?\)$/m,
  ],
  [
    'a text in a channel',
    (database) => createMessageStore(database).listPage({ ...page, search: 'text' }),
    /SCAN s VIRTUAL TABLE INDEX \d+:M1><[\s\S]*SEARCH d USING INTEGER PRIMARY KEY \(rowid=\?\)/,
  ],
  [
    'a further page',
    (database) => createMessageStore(database).listPage({ ...page, cursor: 'm200' }),
    /SEARCH messages USING INDEX messages_by_channel \(channel_id=\? AND \(created_at,id\)</,
  ],
  [
    'a page of messages with files',
    (database) => createMessageStore(database).listPage({ ...page, hasAttachments: true, cursor: 'm200' }),
    /SEARCH messages USING INDEX messages_with_files \(channel_id=\? AND \(created_at,id\)</,
  ],
  [
    'a text in messages with files',
    (database) => createMessageStore(database).listPage({ ...page, hasAttachments: true, search: 'text' }),
    /SEARCH messages USING COVERING INDEX messages_with_files[\s\S]*SEARCH m USING INDEX messages_with_files \(channel_id=\?\)/,
  ],
  [
    'the pending reviews of a person',
    (database) => createReviewStore(database).list(pending),
    /^SEARCH messages USING INDEX reviews_by_owner \(owner_id=\? AND review_status=\?\)$/m,
  ],
  [
    'a further page of them',
    (database) => createReviewStore(database).list({ ...pending, limit: 5, after: { createdAt: 9, id: 'm9' } }),
    /^SEARCH messages USING INDEX reviews_by_owner \(owner_id=\? AND review_status=\? AND \(created_at,id\)<\(\?,\?\)\)$/m,
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
    /^SEARCH messages USING INDEX sqlite_autoindex_messages_1 \(id=\?\)$/m,
  ],
  [
    'the draft of a stream',
    (database) => createMessageStore(database).findDraft(CHANNEL_ID, 'x'),
    /^SEARCH messages USING INDEX messages_by_stream \(channel_id=\? AND stream_id=\?\)/,
  ],
  [
    'a chain of iterations',
    (database) => createMessageStore(database).listChain('x'),
    /^SEARCH messages USING INDEX messages_by_iteration \(iteration_group_id=\?\)/,
  ],
  [
    'drafts that nobody goes on with',
    (database) => createStreamStore(database).abortUntouched(-1, 0),
    /^SEARCH messages USING INDEX messages_streaming \(updated_at<\?\)/,
  ],
  [
    'whether anything streams',
    (database) => createStreamStore(database).hasStreaming(),
    /^(SEARCH|SCAN) messages USING COVERING INDEX messages_streaming/,
  ],
  [
    'the steps of the streams of a page',
    (database) => createStreamStore(database).listStatus(CHANNEL_ID, ['x', 'y']),
    /^SEARCH status_events USING INDEX status_events_by_stream \(channel_id=\? AND stream_id=\?\)/,
  ],
  [
    'the messages and status changes of an agent that are counted',
    async (database) => {
      await createAgentStatisticsStore(database).countMessages(CHANNEL_ID);
      await createAgentStatisticsStore(database).listStatusHistory(CHANNEL_ID, 100);
    },
    /messages_by_sender[\s\S]*SEARCH status_history USING INDEX status_history_by_agent \(agent_id=\?\)/,
  ],
  [
    'the files of a person',
    (database) =>
      createAttachmentStore(database).listPage({
        ownerId: OWNER_ID,
        typePrefix: null,
        channelId: null,
        search: null,
        limit: 30,
        cursor: null,
      }),
    /^SEARCH attachments USING INDEX attachments_by_owner \(owner_id=\?\)$/m,
  ],
  [
    'the files of a channel',
    (database) => createAttachmentStore(database).list({ ownerId: OWNER_ID, channelId: CHANNEL_ID, limit: null }),
    /^SEARCH attachments USING INDEX attachments_by_(channel|owner) \((channel|owner)_id=\?\)$/,
  ],
  [
    'whether a row names some bytes',
    async (database) => createByteReferences(database).isNamed('x'),
    /SEARCH attachments USING COVERING INDEX attachments_by_bytes \(sha256=\?\)[\s\S]*SEARCH avatars USING COVERING INDEX/,
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
    /USING INDEX messages_by_channel[\s\S]*SEARCH channel_unread USING PRIMARY KEY \(channel_id=\?\)/,
  ],
])('%s is found by its index, without sorting', async (_, use, expected) => {
  const plan = await planOf(use);
  expect(plan).toMatch(expected);
  expect(plan).not.toMatch(/\bSCAN (messages|agents|api_keys|attachments|avatars)\b(?! USING COVERING)/);
  // Both sort what their index has cut down to a few.
  if (!/reviews_by_expiry|SEARCH m USING INDEX messages_with_files/.test(plan)) {
    expect(plan).not.toContain('TEMP B-TREE');
  }
});
