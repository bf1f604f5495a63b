import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { giveBackAtRest } from './give-back.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => void vi.useRealTimers());

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

function begin() {
  const window = new EventTarget();
  const giveBack = vi.fn();
  giveBackAtRest({ window, giveBack });
  return { giveBack, press: () => window.dispatchEvent(new Event('keydown')) };
}

it('gives memory back once the start is over, and then has no timer', () => {
  const { giveBack } = begin();
  vi.advanceTimersByTime(9 * SECOND);
  expect(giveBack).not.toHaveBeenCalled();
  vi.advanceTimersByTime(2 * SECOND);
  expect(giveBack).toHaveBeenCalledTimes(1);
  expect(vi.getTimerCount()).toBe(0);
});

it('never while somebody is at work', () => {
  const { giveBack, press } = begin();
  for (let second = 0; second < 120; second += 1) {
    press();
    vi.advanceTimersByTime(SECOND);
  }
  expect(giveBack).not.toHaveBeenCalled();
  vi.advanceTimersByTime(10 * SECOND);
  expect(giveBack).toHaveBeenCalledTimes(1);
});

it('after every use once more, at most every five minutes', () => {
  const { giveBack, press } = begin();
  vi.advanceTimersByTime(11 * SECOND);
  press();
  vi.advanceTimersByTime(4 * MINUTE);
  expect(giveBack).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(MINUTE);
  expect(giveBack).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(60 * MINUTE);
  expect(giveBack).toHaveBeenCalledTimes(2);
  press();
  vi.advanceTimersByTime(11 * SECOND);
  expect(giveBack).toHaveBeenCalledTimes(3);
});
