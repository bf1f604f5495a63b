import { expect, it } from 'vitest';
import type { Message } from '../../../contract/message.ts';
import { type Item, itemKey } from '../../state/item.ts';
import { asked, at } from '../../state/test-fixtures.ts';
import { messagesAround, reachesBackTo } from './messages-around.ts';

function said(id: string, minute: number, more: Partial<Message> = {}, accountId = 'here'): Item {
  const { review: _, ...message } = asked(id, { createdAt: at(minute), ...more });
  return { key: itemKey(accountId, id), accountId, message };
}

const known = (...items: Item[]) => new Map(items.map((item) => [item.key, item]));
const ids = (items: readonly Item[]) => items.map((item) => item.message.id);

it('gives the nearest messages on both sides, from older to newer, whatever the order in which they came', () => {
  const items = [9, 2, 14, 0, 5, 11, 3, 7, 1, 13, 8].map((minute) => said(`m${minute}`, minute));
  const around = messagesAround(known(...items), said('m8', 8));
  expect(ids(around.before)).toEqual(['m1', 'm2', 'm3', 'm5', 'm7']);
  expect(ids(around.after)).toEqual(['m9', 'm11', 'm13']);
});

it('leaves out other conversations, also one of the same id on another server', () => {
  const items = known(
    said('ours', 1),
    said('other-agent', 2, { channelId: 'another' }),
    said('other-server', 3, {}, 'work'),
  );
  const around = messagesAround(items, said('question', 5));
  expect(ids(around.before)).toEqual(['ours']);
  expect(around.after).toEqual([]);
});

it('puts what is being written last, and keeps an order where two came at one time', () => {
  const items = known(said('draft', 1, { streamState: 'streaming', streamId: 's' }), said('b', 5), said('a', 5));
  const around = messagesAround(items, said('question', 5));
  expect(ids(around.before)).toEqual(['a', 'b']);
  expect(ids(around.after)).toEqual(['draft']);
});

it('knows whether there may be a gap between a message and the end of its conversation', () => {
  expect(reachesBackTo(said('question', 5), null)).toBe(true);
  expect(reachesBackTo(said('question', 5), said('oldest', 3))).toBe(true);
  expect(reachesBackTo(said('question', 5), said('oldest', 6))).toBe(false);
  expect(reachesBackTo(said('question', 5), undefined)).toBe(false);
});
