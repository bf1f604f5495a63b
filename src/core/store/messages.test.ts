import { afterEach, beforeEach, expect, it } from 'vitest';
import { openSeededStore } from '../../../tests/support/seeded-store.ts';
import { aStoredMessage, CHANNEL_ID } from '../../../tests/support/store-samples.ts';
import { createMessageStore, type MessageStore } from './messages.ts';
import type { OpenStore } from './open.ts';

let store: OpenStore;
let messages: MessageStore;
beforeEach(async () => {
  store = await openSeededStore();
  messages = createMessageStore(store.database);
});
afterEach(() => store.close());

it('keeps every member of a message', async () => {
  const full = aStoredMessage('full', {
    text: 'ünï \u0000 \u{1f4a9}',
    status: 'warning',
    metadata: { deep: [{ a: null }] },
    clientId: 'c',
    streamId: 's',
    streamState: 'streaming',
    iterationGroupId: 'full',
    iteration: 1,
    review: { type: 'form', payload: { fields: [] }, callback: { url: 'https://x.example', headers: { a: 'b' } } },
    createdAt: 5,
  });
  expect(await messages.create(full)).toEqual({ message: full, isNew: true });
  expect(await messages.find('full')).toEqual(full);
});

it('of several with one client id at once stores the first and answers it to all', async () => {
  const sent = ['a', 'b', 'c'].map((id) => aStoredMessage(id, { text: id, clientId: 'same' }));
  const outcomes = await Promise.all(sent.map((message) => messages.create(message)));
  expect(outcomes.map(({ message, isNew }) => [message.id, isNew])).toEqual([
    ['a', true],
    ['a', false],
    ['a', false],
  ]);
  expect((await messages.findByClientId(CHANNEL_ID, 'agent', 'same'))?.id).toBe('a');
  expect(await messages.findByClientId(CHANNEL_ID, 'user', 'same')).toBeNull();
});

it('pages newest first, messages of one instant by id, none twice and none left out', async () => {
  const ids = ['a', 'b', 'c', 'd', 'e'];
  for (const id of ids) await messages.create(aStoredMessage(id, { createdAt: id === 'e' ? 1 : 2 }));
  const page = async (limit: number, cursor: string | null) =>
    (await messages.listPage({ channelId: CHANNEL_ID, limit, cursor, search: null })).map(({ id }) => id);
  expect(await page(2, null)).toEqual(['d', 'c']);
  expect(await page(2, 'c')).toEqual(['b', 'a']);
  expect(await page(2, 'a')).toEqual(['e']);
  expect(await page(2, 'e')).toEqual([]);
  expect(await page(2, 'unknown')).toEqual([]);
});

it('acknowledges once, and says so', async () => {
  await messages.create(aStoredMessage('m', { text: 'x' }));
  expect([
    await messages.acknowledge('m', 5),
    await messages.acknowledge('m', 6),
    await messages.acknowledge('x', 7),
  ]).toEqual([true, false, null]);
  expect(await messages.find('m')).toMatchObject({ deliveryStatus: 'agent_received', updatedAt: 5 });
});

it('deletes once, and says so', async () => {
  await messages.create(aStoredMessage('m', { text: 'x' }));
  expect([await messages.delete('m'), await messages.delete('m')]).toEqual([true, false]);
});
