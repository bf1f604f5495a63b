import { expect, it } from 'vitest';
import { backOffMs, pause } from './pause.ts';

it('pauses grow with each failure in a row, up to five seconds, and differ between clients', () => {
  expect([1, 2, 3, 20].map((failureCount) => backOffMs(failureCount, 1))).toEqual([200, 400, 800, 5_000]);
  expect(backOffMs(3, 0)).toBe(400);
});

it('a signal ends a pause with its reason, also one that came before', async () => {
  const reason = new Error('enough');
  const leaving = new AbortController();
  const pausing = pause(60_000, leaving.signal);
  leaving.abort(reason);
  await expect(pausing).rejects.toBe(reason);
  await expect(pause(0, leaving.signal)).rejects.toBe(reason);
});
