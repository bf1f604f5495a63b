import { expect, it } from 'vitest';
import { asked, at } from '../../state/test-fixtures.ts';
import { firstArrival, newestInstant } from './arrival.ts';

const CHANNEL = { accountId: 'here', channelId: 'agent' };
const item = (id: string, minutes: number, change: object = {}, accountId = 'here') => ({
  key: `${accountId}/${id}`,
  accountId,
  message: asked(id, { createdAt: at(minutes), ...change }),
});

it('the first message of the agent that came after the page was opened is the one', () => {
  const items = [item('old', -5), item('second', 3), item('first', 1)];
  expect(firstArrival(items, CHANNEL, at(0))?.id).toBe('first');
  expect(firstArrival([item('old', 0)], CHANNEL, at(0))).toBeNull();
  expect(firstArrival([item('any', -900)], CHANNEL, '')?.id).toBe('any');
});

it('other channels, other accounts and what the person wrote do not count', () => {
  const items = [
    item('other', 1, { channelId: 'other' }),
    item('elsewhere', 1, {}, 'there'),
    item('mine', 1, { senderType: 'user' }),
  ];
  expect(firstArrival(items, CHANNEL, at(0))).toBeNull();
});

it('a channel without a message waits for any', () => {
  expect(newestInstant(undefined)).toBe('');
});
