import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_QUIET_HOURS, type QuietHours, WEEKDAYS } from '../../contract/quiet-hours.ts';
import { isQuiet, quietEndsAt } from './quiet-hours.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const night = (change: Partial<QuietHours> = {}): QuietHours => ({ ...DEFAULT_QUIET_HOURS, isOn: true, ...change });
const local = (text: string) => new Date(text).getTime();
const clockOf = (ms: number) => new Date(ms).toTimeString().slice(0, 5);

const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const anyHours = fc.record({
  isOn: fc.constant(true),
  days: fc.uniqueArray(fc.constantFrom(...WEEKDAYS)),
  from: clock,
  to: clock,
  letsUrgentThrough: fc.boolean(),
});
/** Two years around the changes of clocks. */
const anyMinute = fc
  .integer({ min: 0, max: 2 * 366 * 24 * 60 })
  .map((minute) => local('2026-01-01T00:00') + minute * MINUTE);

const zoneBefore = process.env.TZ;
afterAll(() => {
  if (zoneBefore === undefined) delete process.env.TZ;
  else process.env.TZ = zoneBefore;
});

describe.each(['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC'])(
  'promise 14: quiet hours in %s',
  (zone) => {
    beforeAll(() => {
      process.env.TZ = zone;
    });

    it('wrap over midnight, and the night belongs to the day on which it begins', () => {
      // 2026-11-20 is a Friday.
      const friday = night({ days: [5] });
      expect(isQuiet(friday, local('2026-11-20T21:59'))).toBe(false);
      expect(isQuiet(friday, local('2026-11-20T22:00'))).toBe(true);
      expect(isQuiet(friday, local('2026-11-21T06:59'))).toBe(true);
      expect(isQuiet(friday, local('2026-11-21T07:00'))).toBe(false);
      expect(isQuiet(friday, local('2026-11-20T03:00'))).toBe(false);
      expect(quietEndsAt(friday, local('2026-11-20T23:00'))).toBe(local('2026-11-21T07:00'));
    });

    it('hold when their times say so on the wall, outside of the hours that clocks leap over', () => {
      fc.assert(
        fc.property(anyHours, anyMinute, (hours, atMs) => {
          const day = new Date(atMs);
          // The day of a change and its neighbours are told of below.
          const offsets = [-2, -1, 0, 1, 2].map((step) => new Date(atMs + step * DAY).getTimezoneOffset());
          fc.pre(new Set(offsets).size === 1);
          const now = clockOf(atMs);
          const [today, yesterday] = [day.getDay(), (day.getDay() + 6) % 7];
          const has = (weekday: number) => hours.days.some((chosen) => chosen === weekday);
          const expected =
            hours.from < hours.to
              ? has(today) && hours.from <= now && now < hours.to
              : (has(today) && hours.from <= now) || (has(yesterday) && now < hours.to);
          expect(isQuiet(hours, atMs)).toBe(expected);
        }),
      );
    });

    it('end at the first instant that is not quiet, also where clocks are moved', () => {
      fc.assert(
        fc.property(anyHours, anyMinute, (hours, atMs) => {
          const endMs = quietEndsAt(hours, atMs);
          expect(endMs === null).toBe(!isQuiet(hours, atMs));
          if (endMs === null) return;
          expect(endMs).toBeGreaterThan(atMs);
          const isEndless = hours.from === hours.to && hours.days.length === 7;
          expect(isQuiet(hours, endMs)).toBe(isEndless);
          expect(isQuiet(hours, endMs - MINUTE)).toBe(true);
          for (let at = atMs; at < endMs && at < atMs + DAY; at += 17 * MINUTE) expect(isQuiet(hours, at)).toBe(true);
          if (!isEndless && clockOf(endMs) !== hours.to) {
            // Only the hour that does not exist can end at another time on the wall.
            expect(new Date(endMs).getTimezoneOffset()).not.toBe(new Date(endMs - 3 * 60 * MINUTE).getTimezoneOffset());
          }
        }),
      );
    });

    it('are a whole day when they begin and end at the same time', () => {
      const sunday = night({ days: [0], from: '09:00', to: '09:00' });
      expect(isQuiet(sunday, local('2026-11-22T09:00'))).toBe(true);
      expect(isQuiet(sunday, local('2026-11-23T08:59'))).toBe(true);
      expect(isQuiet(sunday, local('2026-11-23T09:00'))).toBe(false);
    });

    it('are never while they are off or have no day', () => {
      fc.assert(
        fc.property(anyHours, anyMinute, (hours, atMs) => {
          expect(isQuiet({ ...hours, isOn: false }, atMs)).toBe(false);
          expect(isQuiet({ ...hours, days: [] }, atMs)).toBe(false);
        }),
      );
    });
  },
);

it('promise 14: a night in which clocks are moved is an hour shorter or longer', () => {
  process.env.TZ = 'Europe/Berlin';
  const spring = quietEndsAt(night(), local('2026-03-28T22:00'));
  expect(spring).toBe(local('2026-03-29T07:00'));
  expect((spring ?? 0) - local('2026-03-28T22:00')).toBe(8 * 60 * MINUTE);
  const autumn = quietEndsAt(night(), local('2026-10-24T22:00'));
  expect((autumn ?? 0) - local('2026-10-24T22:00')).toBe(10 * 60 * MINUTE);
});
