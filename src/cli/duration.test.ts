import { expect, it } from 'vitest';
import { readDurationMs } from './duration.ts';

it.each([
  ['90s', 90_000],
  ['10m', 600_000],
  ['1h', 3_600_000],
  ['1h30m', 5_400_000],
])('%s is %i ms', (text, ms) => {
  expect(readDurationMs('expires', text)).toBe(ms);
});

it.each(['', '0s', '10', 'm', '1d', '-1m', '1.5h', '1m!', ' 1m'])('%j is refused, with what would be right', (text) => {
  expect(() => readDurationMs('timeout', text)).toThrow(/--timeout wants a time such as/);
});
