import { afterAll, beforeAll, expect, it } from 'vitest';
import { dayNamed, dayOf, figuresByDay, median } from './activity-figures.ts';

// A time zone with summer time: the clocks went back on 25 October 2026 and forward on 29 March.
const zone = process.env.TZ;
beforeAll(() => {
  process.env.TZ = 'Europe/Berlin';
});
afterAll(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

const HOUR = 3_600_000;
const answer = (
  at: string,
  elapsedMs: number | null = 1000,
  outcome: 'stored' | 'elsewhere' | 'unsent' = 'stored',
) => ({
  at,
  elapsedMs,
  outcome,
});

it('takes the middle of numbers', () => {
  expect(median([])).toBeNull();
  expect(median([5])).toBe(5);
  expect(median([9, 1, 5])).toBe(5);
  expect(median([1, 2, 10, 3])).toBe(2.5);
});

it('knows days of 23, 24 and 25 hours', () => {
  const hours = (instant: string) => {
    const { startMs, endMs } = dayOf(Date.parse(instant));
    return (endMs - startMs) / HOUR;
  };
  expect(hours('2026-10-24T12:00:00Z')).toBe(24);
  expect(hours('2026-10-25T12:00:00Z')).toBe(25);
  expect(hours('2026-03-29T12:00:00Z')).toBe(23);
  expect(dayOf(Date.parse('2026-10-24T22:30:00Z')).name).toBe('2026-10-25');
});

it('reads the day that a date input names', () => {
  expect(dayNamed('2026-10-25')).toEqual(dayOf(Date.parse('2026-10-25T10:00:00Z')));
  expect(dayNamed('2026-02-31')).toBeNull();
  expect(dayNamed('')).toBeNull();
});

it('puts answers into the local day, across a change of the clock', () => {
  const entries = [
    answer('2026-10-24T21:59:59Z'), // 23:59 in Berlin, still the 24th
    answer('2026-10-24T22:00:00Z', 3000), // midnight: the 25th
    answer('2026-10-25T22:59:59Z', 1000), // 23:59, an hour later in universal time than the day before
    answer('2026-10-25T23:00:00Z', null, 'elsewhere'), // the 26th
    answer('2026-10-26T09:00:00Z', 1, 'unsent'), // no answer at all
    answer('2026-09-01T09:00:00Z'), // before the days that are asked for
  ];
  const figures = figuresByDay(entries, Date.parse('2026-10-26T12:00:00Z'), 4);
  expect(figures.map(({ name, answerCount, medianMs }) => [name, answerCount, medianMs])).toEqual([
    ['2026-10-23', 0, null],
    ['2026-10-24', 1, 1000],
    ['2026-10-25', 2, 2000],
    ['2026-10-26', 1, null],
  ]);
});
