import { expect, test } from 'vitest';
import type { Message } from '../contract/message.ts';
import { waitingOf } from './waiting.ts';

function asked(id: string, change: Partial<Message> = {}, status = 'pending'): Message {
  const base = { id, channelId: 'agent', senderType: 'agent', createdAt: '2026-11-23T12:00:00.000Z', attachments: [] };
  return { ...base, review: { type: 'approval', status }, ...change };
}

test('promise 2: the badge counts what the list holds', () => {
  const messages = [
    asked('plain', { review: null }),
    asked('waits'),
    asked('answered', {}, 'completed'),
    asked('snoozed'),
    asked('round 1', { iterationGroupId: 'g', iteration: 1 }),
    asked('round 2', { iterationGroupId: 'g', iteration: 2 }),
  ];
  expect(waitingOf(messages, (id) => id === 'snoozed')).toHaveLength(2);
  expect(waitingOf([], () => false)).toEqual([]);
});
