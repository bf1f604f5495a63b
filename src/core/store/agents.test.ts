import { afterEach, beforeEach, expect, it } from 'vitest';
import { openSeededStore } from '../../../tests/support/seeded-store.ts';
import { aStoredAgent, aStoredMessage, CHANNEL_ID, OWNER_ID } from '../../../tests/support/store-samples.ts';
import { createAgentStore } from './agents.ts';
import { createMessageStore } from './messages.ts';
import type { OpenStore } from './open.ts';

let store: OpenStore;
beforeEach(async () => {
  store = await openSeededStore();
});
afterEach(() => store.close());

const agents = () => createAgentStore(store.database);
const history = () =>
  store.database.all<{ status: string; message: string | null }>(
    'SELECT status, message FROM status_history WHERE agent_id = :id ORDER BY created_at, id',
    { id: CHANNEL_ID },
  );

it('keeps every member of an agent', async () => {
  const full = aStoredAgent({
    id: 'full',
    webhookHeaders: { 'X-A': 'b' },
    webhookAuth: { username: 'u', password: 'p' },
    commands: [{ command: 'go', description: 'Goes', acceptsArgs: true }],
    isSubagent: true,
    parentAgentId: CHANNEL_ID,
    tag: 'ci',
    createdAt: 5,
  });
  await agents().create(full);
  expect(await agents().find('full')).toEqual(full);
  expect((await agents().list(OWNER_ID)).map(({ id }) => id)).toEqual(['full', CHANNEL_ID]);
});

it('100. writes one row of history per change of the word, and none for a repeated ping', async () => {
  const ping = (status: 'active' | 'busy', statusMessage: string | null, now: number) =>
    agents().reportStatus(CHANNEL_ID, { status, statusMessage }, `h${now}`, now);
  await ping('active', 'first', 1);
  await ping('active', null, 2);
  const changed = await ping('busy', null, 3);
  expect(history()).toEqual([
    { status: 'active', message: 'first' },
    { status: 'busy', message: null },
  ]);
  expect(changed).toMatchObject({ status: 'busy', statusSince: 3, lastActiveAt: 3, statusMessage: null });
});

it('a first ping with the word it has from birth is a change', async () => {
  await agents().reportStatus(CHANNEL_ID, { status: 'offline', statusMessage: null }, 'h', 7);
  expect(history()).toHaveLength(1);
  expect((await agents().find(CHANNEL_ID))?.statusSince).toBe(7);
});

it('a ping of an agent that is gone is nothing', async () => {
  expect(await agents().reportStatus('unknown', { status: 'busy', statusMessage: null }, 'h', 1)).toBeNull();
});

it('counts as unread what the agent sent after the read marker, which never moves back', async () => {
  const messages = createMessageStore(store.database);
  for (const at of [1, 2, 3]) await messages.create(aStoredMessage(`m${at}`, { text: `${at}`, createdAt: at }));
  await messages.create(aStoredMessage('mine', { senderType: 'user', senderId: OWNER_ID, text: 'mine', createdAt: 4 }));
  const activity = async () => (await agents().listWithActivity(OWNER_ID))[0]?.activity;
  expect(await activity()).toEqual({ lastMessage: { text: 'mine', createdAt: 4 }, unreadCount: 3 });
  await agents().markRead(OWNER_ID, CHANNEL_ID, 2);
  await agents().markRead(OWNER_ID, CHANNEL_ID, 1);
  expect((await activity())?.unreadCount).toBe(1);
});
