import { expect, it } from 'vitest';
import { type Attempt, attemptWords, deliveryWords, failureReason, shortDeliveryWords } from './delivery-words.ts';

const attempt = (change: Partial<Attempt>): Attempt => ({
  number: 1,
  url: 'https://example.com/hook',
  startedAt: '2026-11-23T12:00:00.000Z',
  durationMs: 12,
  outcome: 'rejected',
  statusCode: 500,
  reason: 'The receiver answered 500.',
  answer: null,
  ...change,
});

it('says in words how far a message got, also for a status that is not known', () => {
  expect(shortDeliveryWords('webhook_failed')).toBe('Not delivered');
  expect(shortDeliveryWords('read_by_cat')).toBe('Stored');
  expect(deliveryWords(undefined, 'answer')).toMatch(/^Stored/);
  expect(deliveryWords('constructor', 'message')).toMatch(/^Stored/);
});

it('says how a try ended and why the last one failed', () => {
  expect(attemptWords(attempt({}))).toBe('Refused · HTTP 500 · 12 ms');
  expect(attemptWords(attempt({ outcome: null, statusCode: null, durationMs: null }))).toBe('Under way');
  const delivery = {
    id: 'd1',
    messageId: 'm1',
    event: 'message:created' as const,
    state: 'failed' as const,
    nextAttemptAt: null,
    createdAt: '2026-11-23T12:00:00.000Z',
  };
  const later = attempt({ number: 2, startedAt: '2026-11-23T12:01:00.000Z', reason: 'Nobody answered.' });
  expect(
    failureReason([
      { ...delivery, attempts: [later] },
      { ...delivery, attempts: [attempt({})] },
    ]),
  ).toBe('Nobody answered.');
  expect(failureReason([])).toBeNull();
});
