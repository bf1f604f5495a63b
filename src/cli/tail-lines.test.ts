import { expect, it } from 'vitest';
import type { Message } from '../client/index.ts';
import { changesOf, lineOf } from './tail-lines.ts';

function aMessage(wish: Partial<Message>): Message {
  const createdAt = '2026-04-01T14:32:00.000Z';
  return { id: 'm1', channelId: 'c1', senderType: 'agent', text: 'Deploy?', createdAt, attachments: [], ...wish };
}
const approval = { type: 'approval', status: 'pending' };

it('tells what is new, answered, expired and edited, once each and oldest first', () => {
  const known = new Map<string, Message>();
  const events = (page: readonly Message[]) =>
    changesOf(known, page).map(({ event, message }) => `${event} ${message.id}`);
  const first = aMessage({ review: approval });
  const second = aMessage({ id: 'm2', review: approval });
  expect(events([second, first])).toEqual(['message m1', 'message m2']);
  expect(events([second, first])).toEqual([]);
  const answered = aMessage({ review: { ...approval, status: 'completed' } });
  expect(events([{ ...second, text: 'Deploy v2?' }, answered])).toEqual(['completed m1', 'edited m2']);
  expect(events([{ ...second, text: 'Deploy v2?', review: { ...approval, status: 'expired' } }, answered])).toEqual([
    'expired m2',
  ]);
  // What was answered between two readings is both.
  expect(events([{ ...answered, id: 'm3' }])).toEqual(['message m3', 'completed m3']);
});

it('shows each on one line', () => {
  const message = aMessage({
    text: 'Deploy?\n\n- now',
    review: approval,
    attachments: [{ id: 'f', filename: 'a.md', mimeType: '', size: 1 }],
  });
  expect(lineOf({ event: 'message', message })).toMatch(
    /^\d\d:\d\d:\d\d {2}agent {5}Deploy\? ⏎ - now {2}\[approval, a\.md\]$/,
  );
  const answered = aMessage({
    review: { ...approval, completedAt: '2026-04-01T14:33:00Z', response: { selectedOption: 'ok' } },
  });
  expect(lineOf({ event: 'completed', message: answered })).toMatch(
    /answered {2}Deploy\? {2}→ {2}\{"selectedOption":"ok"\}$/,
  );
  expect(lineOf({ event: 'expired', message: aMessage({}) })).toMatch(/^--:--:-- {2}expired/);
  expect(lineOf({ event: 'message', message: aMessage({ senderType: 'user', text: null }) })).toMatch(/person/);
});
