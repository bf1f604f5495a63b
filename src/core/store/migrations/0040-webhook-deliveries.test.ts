import { afterEach, beforeEach, expect, it } from 'vitest';
import { aStoredAgent, aStoredMessage, OWNER_ID, seedOwner } from '../../../../tests/support/store-samples.ts';
import { openUnmigratedDatabase, type UnmigratedDatabase } from '../../../../tests/support/unmigrated-database.ts';
import { createAgentStore } from '../agents.ts';
import type { Database } from '../database.ts';
import { createMessageStore } from '../messages.ts';
import { createReviewStore } from '../reviews.ts';

let file: UnmigratedDatabase;
let database: Database;
beforeEach(async () => {
  file = await openUnmigratedDatabase();
  database = file.database;
});
afterEach(() => file.close());

const HOOKED = 'hooked0000000000000000000';
const due = () =>
  database.all<{ message_id: string; event: string; state: string; next_attempt_at: number }>(
    'SELECT message_id, event, state, next_attempt_at FROM webhook_deliveries ORDER BY message_id',
  );
const seed = async () => {
  await seedOwner(database);
  await createAgentStore(database).create(aStoredAgent({ id: HOOKED, webhookUrl: 'https://a.example/' }));
};
const review = { type: 'approval', expiresInSeconds: 60 };
const answer = (id: string) => createReviewStore(database).answerReview(id, { response: {} }, 1000);

it('step 40 makes nothing due of what happened before it', async () => {
  file.migrate((version) => version < 40);
  await seed();
  file.handle.exec(`INSERT INTO messages (id, channel_id, owner_id, sender_type, sender_id, review_type, review_status,
      review_expires_at, created_at, updated_at)
    VALUES ('old', '${HOOKED}', '${OWNER_ID}', 'agent', '${HOOKED}', 'approval', 'completed', 9, 1, 1),
      ('open', '${HOOKED}', '${OWNER_ID}', 'agent', '${HOOKED}', 'approval', 'pending', 9000, 1, 1),
      ('said', '${HOOKED}', '${OWNER_ID}', 'user', '${OWNER_ID}', NULL, NULL, NULL, 1, 1)`);
  file.migrate();
  expect(due()).toEqual([]);
  await answer('open');
  expect(due()).toEqual([{ message_id: 'open', event: 'review:responded', state: 'due', next_attempt_at: 1000 }]);
});

it('each fact that a webhook should hear of makes one delivery due, in its own step', async () => {
  file.migrate();
  await seed();
  const messages = createMessageStore(database);
  const webhookUrl = { metadata: { webhookUrl: 'https://m.example/' } };
  const callback = { url: 'https://c.example/' };
  await messages.create(aStoredMessage('a-message', { review, ...webhookUrl }));
  await messages.create(aStoredMessage('b-agent', { review, channelId: HOOKED }));
  await messages.create(aStoredMessage('c-callback', { review: { ...review, callback } }));
  await messages.create(aStoredMessage('d-none', { review }));
  await messages.create(aStoredMessage('e-number', { review, metadata: { webhookUrl: 7 } }));
  await messages.create(aStoredMessage('f-expires', { review: { ...review, expiresInSeconds: 2 }, ...webhookUrl }));
  await messages.create(aStoredMessage('g-said', { senderType: 'user', senderId: OWNER_ID, channelId: HOOKED }));
  await messages.create(aStoredMessage('h-unheard', { senderType: 'user', senderId: OWNER_ID }));
  await messages.create(aStoredMessage('i-told', { channelId: HOOKED, text: 'hi' }));
  expect(due().map(({ message_id }) => message_id)).toEqual(['g-said']);
  for (const id of ['a-message', 'b-agent', 'c-callback', 'd-none', 'e-number']) {
    await answer(id);
    await answer(id);
  }
  await createReviewStore(database).expireOverdue(2000);
  await createReviewStore(database).expireOverdue(3000);
  expect(due().map(({ message_id, event }) => [message_id, event])).toEqual([
    ['a-message', 'review:responded'],
    ['b-agent', 'review:responded'],
    ['c-callback', 'review:responded'],
    ['f-expires', 'review:expired'],
    ['g-said', 'message:created'],
  ]);
  const ids = database.all<{ id: string }>('SELECT id FROM webhook_deliveries').map(({ id }) => id);
  for (const id of ids) expect(id).toMatch(/^[a-z0-9]{20,}$/);
});

it('deliveries and their log go with the message', async () => {
  file.migrate();
  await seed();
  await createMessageStore(database).create(aStoredMessage('m', { review, channelId: HOOKED }));
  await answer('m');
  file.handle.exec(`INSERT INTO webhook_attempts (delivery_id, number, url, started_at)
    SELECT id, 1, 'https://a.example/', 1 FROM webhook_deliveries`);
  await createMessageStore(database).delete('m');
  for (const table of ['webhook_deliveries', 'webhook_attempts']) {
    expect(database.all(`SELECT * FROM ${table}`), table).toEqual([]);
  }
});

it('what is due, and what was begun, is found by an index', () => {
  file.migrate();
  const plan = (sql: string) =>
    database
      .all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .map(({ detail }) => detail)
      .join('\n');
  expect(
    plan(
      `SELECT * FROM webhook_deliveries WHERE state = 'due' AND next_attempt_at <= 1 ORDER BY next_attempt_at LIMIT 9`,
    ),
  ).toBe('SEARCH webhook_deliveries USING INDEX webhook_deliveries_due (next_attempt_at<?)');
  expect(plan(`SELECT * FROM webhook_deliveries WHERE state = 'started' ORDER BY created_at`)).toMatch(
    /USING INDEX webhook_deliveries_started/,
  );
  expect(plan(`SELECT * FROM webhook_deliveries WHERE message_id = 'm' ORDER BY created_at, id`)).toMatch(
    /SEARCH webhook_deliveries USING INDEX sqlite_autoindex_webhook_deliveries_2 \(message_id=\?\)/,
  );
});
