import { afterEach, beforeEach, expect, it } from 'vitest';
import { openSeededStore } from '../../../tests/support/seeded-store.ts';
import { aStoredMessage, CHANNEL_ID } from '../../../tests/support/store-samples.ts';
import { createMessageStore, type MessageStore } from './messages.ts';
import type { OpenStore } from './open.ts';
import { createReviewStore } from './reviews.ts';

let store: OpenStore;
let messages: MessageStore;
beforeEach(async () => {
  store = await openSeededStore();
  messages = createMessageStore(store.database);
  await messages.create(aStoredMessage('root', { review: { type: 'approval', expiresInSeconds: 60 } }));
  await createReviewStore(store.database).answerReview('root', { response: {} }, 1);
});
afterEach(() => store.close());

it('two iterations at once get 2 and 3, and the root is number 1', async () => {
  const made = await Promise.all(['a', 'b'].map((id) => messages.create(aStoredMessage(id, { createdAt: 5 }), 'root')));
  expect(made.map(({ message }) => message.iteration)).toEqual([2, 3]);
  expect((await messages.listChain('root')).map(({ id, iteration }) => [id, iteration])).toEqual([
    ['root', 1],
    ['a', 2],
    ['b', 3],
  ]);
  expect(await messages.find('root')).toMatchObject({ iterationGroupId: 'root', updatedAt: 5 });
});

it('an iteration that is refused leaves the root alone', async () => {
  const wrong = messages.create(aStoredMessage('a', { channelId: 'gone' }), 'root');
  await expect(wrong).rejects.toMatchObject({ code: 'channel_forbidden' });
  await messages.create(aStoredMessage('plain'));
  const unanswered = messages.create(aStoredMessage('b'), 'plain');
  await expect(unanswered).rejects.toMatchObject({ code: 'iteration_impossible' });
  expect(await messages.find('root')).toMatchObject({ iterationGroupId: null, iteration: null });
  expect(await messages.find('b')).toBeNull();
});

it('a member goes only when it is the last one of its chain', async () => {
  await messages.create(aStoredMessage('a'), 'root');
  for (const id of ['root', 'a']) {
    await expect(messages.delete(id)).rejects.toMatchObject({ code: 'iteration_linked' });
  }
  store.database.write(() => store.database.run(`DELETE FROM messages WHERE id = 'a'`));
  expect(await messages.delete('root')).toBe(true);
  expect(await messages.listChain(CHANNEL_ID)).toEqual([]);
});
