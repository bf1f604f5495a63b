import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { aMessage, aReview } from '../../../tests/support/wire-builders.ts';
import { createExpiryWatch } from './expiry-watch.ts';
import type { WaitingReview } from './waiting.ts';

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-04-01T14:00:00.000Z') }));
afterEach(() => void vi.useRealTimers());

const waits = (accountId: string, id: string, expiresAt: string | null): WaitingReview => ({
  accountId,
  message: aMessage({ id, review: aReview({ expiresAt }) }),
  isAway: false,
});

function watch(nowOf: (accountId: string) => number = Date.now) {
  const passed: [string, readonly string[]][] = [];
  const made = createExpiryWatch({ nowOf, onPassed: (accountId, ids) => passed.push([accountId, ids]) });
  return { ...made, passed };
}

it('promise 7: wakes up once for the next expiry, and never for what does not expire', () => {
  const { follow, passed } = watch();
  follow([
    waits('acme', 'late', '2026-04-01T15:00:00.000Z'),
    waits('acme', 'soon', '2026-04-01T14:00:10.000Z'),
    waits('acme', 'never', null),
  ]);
  expect(vi.getTimerCount()).toBe(1);
  vi.advanceTimersByTime(10_000);
  expect(passed).toEqual([]);
  vi.advanceTimersByTime(250);
  expect(passed).toEqual([['acme', ['soon']]]);
  follow([waits('acme', 'never', null)]);
  expect(vi.getTimerCount()).toBe(0);
});

it('goes by the clock of each server, and looks again when it is asked to', () => {
  let aheadMs = 0;
  const { follow, check, passed } = watch((accountId) => Date.now() + (accountId === 'ahead' ? aheadMs : 0));
  const expiresAt = '2026-04-01T14:10:00.000Z';
  follow([waits('ahead', 'm', expiresAt), waits('here', 'm', expiresAt)]);
  aheadMs = 11 * 60_000;
  check();
  expect(passed).toEqual([['ahead', ['m']]]);
});
