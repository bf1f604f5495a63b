import { expect, it } from 'vitest';
import { backOffMs } from './back-off.ts';

it('doubles from a quarter of a second and stops at half a minute', () => {
  expect([1, 2, 3, 4].map((failures) => backOffMs(failures, 0))).toEqual([250, 500, 1000, 2000]);
  expect(backOffMs(50, 0)).toBe(30_000);
  expect(backOffMs(1_000_000, 0)).toBe(30_000);
});

it('comes back up to a quarter earlier by chance, never later', () => {
  expect(backOffMs(3, 1)).toBe(750);
  expect(backOffMs(3, 0.5)).toBe(875);
});
