import { expect, it } from 'vitest';
import type { AttemptResult } from './webhook.ts';
import { nextAttemptAt } from './webhook-retry.ts';

const failure = (wish: Partial<AttemptResult> = {}): AttemptResult => ({
  outcome: 'rejected',
  durationMs: 5,
  statusCode: 500,
  reason: 'The receiver answered 500.',
  answer: '',
  retryAfter: null,
  ...wish,
});
/** 2026-04-01T12:00:00Z. */
const NOW = 1_775_044_800_000;
const pauseMs = (attemptCount: number, result = failure(), random = 0, attemptsMax = 10) => {
  const at = nextAttemptAt(result, { attemptCount, attemptsMax, now: NOW, random });
  return at === null ? null : at - NOW;
};
const HOURS_6 = 6 * 60 * 60 * 1000;

it('makes no second attempt unless more than one is set', () => {
  expect(pauseMs(1, failure(), 0, 1)).toBeNull();
  expect(pauseMs(1, failure(), 0, 2)).toBe(5_000);
  expect(pauseMs(2, failure(), 0, 2)).toBeNull();
});

it('pauses longer each time, up to 6 hours, less by up to half', () => {
  expect([1, 2, 3, 4, 9].map((count) => pauseMs(count))).toEqual([5_000, 20_000, 80_000, 320_000, HOURS_6]);
  expect(pauseMs(2, failure(), 0.5)).toBe(15_000);
  expect(pauseMs(2, failure(), 0.999_999)).toBe(10_000);
});

it.each<[string, Partial<AttemptResult>]>([
  ['a delivery', { outcome: 'delivered', statusCode: 200 }],
  ['410', { statusCode: 410 }],
  ['a refused address', { outcome: 'blocked', statusCode: null }],
])('takes %s as final', (_, wish) => expect(pauseMs(1, failure(wish))).toBeNull());

it.each(['unreachable', 'unresolved', 'interrupted'] as const)('tries again what was %s', (outcome) => {
  expect(pauseMs(1, failure({ outcome, statusCode: null }))).toBe(5_000);
});

it.each([
  ['120', 120_000],
  ['1', 5_000],
  ['999999999', HOURS_6],
  ['Wed, 01 Apr 2026 12:01:00 GMT', 60_000],
  ['Wed, 01 Apr 2020 12:01:00 GMT', 5_000],
  ['-5', 5_000],
  ['soon', 5_000],
])('honours Retry-After %j within bounds', (retryAfter, expected) => {
  expect(pauseMs(1, failure({ statusCode: 503, retryAfter }))).toBe(expected);
});
