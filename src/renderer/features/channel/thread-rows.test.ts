import { describe, expect, it } from 'vitest';
import type { Message } from '../../../contract/message.ts';
import { itemKey } from '../../state/item.ts';
import type { Outgoing } from '../../state/outgoing-slice.ts';
import { asked } from '../../state/test-fixtures.ts';
import { countAfter, threadRows } from './thread-rows.ts';

const on = (day: number, time: string): string => new Date(`2026-11-${day}T${time}:00`).toISOString();
const said = (id: string, createdAt: string, change: Partial<Message> = {}): Message =>
  asked(id, { review: null, createdAt, ...change });
const mine = (id: string, createdAt: string, change: Partial<Message> = {}): Message =>
  said(id, createdAt, { senderType: 'user', ...change });
const sending = (clientId: string, createdAt: string): Outgoing => ({
  clientId,
  accountId: 'here',
  channelId: 'agent',
  text: 'hi',
  attachments: [],
  createdAt,
  state: 'sending',
  detail: null,
});

function rowsOf(messages: Message[], outgoing: Outgoing[] = [], oldest: string | null = null) {
  const items = new Map(
    messages.map((message) => {
      const key = itemKey('here', message.id);
      return [key, { key, accountId: 'here', message }];
    }),
  );
  const oldestKey = oldest === null ? null : itemKey('here', oldest);
  return threadRows({ items, outgoing, accountId: 'here', channelId: 'agent', oldest: oldestKey });
}
const words = (rows: ReturnType<typeof rowsOf>) =>
  rows.map((row) => (row.kind === 'day' ? 'day' : `${row.hasHead ? '+' : ''}${row.key}`));

describe('the rows of a conversation', () => {
  it('go from old to new, by day, and one sender has one head for five minutes', () => {
    const rows = rowsOf([
      said('c', on(21, '09:04')),
      said('a', on(20, '23:59')),
      said('b', on(21, '09:00')),
      mine('d', on(21, '09:05')),
      said('e', on(21, '09:06')),
      said('f', on(21, '09:12')),
      asked('other', { channelId: 'elsewhere' }),
    ]);
    expect(words(rows)).toEqual(['day', '+a', 'day', '+b', 'c', '+d', '+e', '+f']);
  });

  it('end with what is being written and sent, whenever that began', () => {
    const rows = rowsOf(
      [said('draft', on(20, '08:00'), { streamState: 'streaming' }), said('b', on(21, '09:00'))],
      [sending('s1', on(21, '09:01'))],
    );
    expect(words(rows)).toEqual(['day', '+b', 'draft', '+s1']);
  });

  it('show a sent message once, under the name that it had on its way', () => {
    const stored = mine('m9', on(21, '09:00'), { clientId: 's1' });
    expect(words(rowsOf([stored], [sending('s1', on(21, '09:00'))]))).toEqual(['day', '+s1']);
  });

  it('leave out what is known from before a gap', () => {
    const messages = [said('a', on(20, '08:00')), said('b', on(21, '09:00')), said('c', on(21, '09:01'))];
    expect(words(rowsOf(messages, [], 'b'))).toEqual(['day', '+b', 'c']);
    expect(words(rowsOf(messages, [], 'gone'))).toHaveLength(5);
  });

  it('count what came after the one that was seen', () => {
    const rows = rowsOf([said('a', on(21, '09:00')), said('b', on(21, '09:01')), said('c', on(22, '09:01'))]);
    expect(countAfter(rows, 'a')).toBe(2);
    expect(countAfter(rows, 'c')).toBe(0);
    expect(countAfter(rows, null)).toBe(0);
  });
});
