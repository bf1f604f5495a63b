import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createBurstGuard } from './notification-burst.ts';

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

it('shows five one by one and makes one summary of the rest of a burst', () => {
  const summaries: number[][] = [];
  const guard = createBurstGuard<number>((held) => summaries.push([...held]));
  const own = Array.from({ length: 1_000 }, (_, at) => at).filter((at) => guard.admit(at));
  expect(own).toEqual([0, 1, 2, 3, 4]);
  vi.advanceTimersByTime(2_000);
  expect(summaries).toHaveLength(1);
  expect(summaries[0]).toHaveLength(995);
});

it('goes back to single ones when the burst is over', () => {
  const summaries: number[][] = [];
  const guard = createBurstGuard<number>((held) => summaries.push([...held]));
  for (let at = 0; at < 7; at++) guard.admit(at);
  vi.advanceTimersByTime(3_000);
  expect(guard.admit(7)).toBe(false);
  vi.advanceTimersByTime(10_000);
  expect(summaries).toEqual([[5, 6], [7]]);
  expect(guard.admit(8)).toBe(true);
});
