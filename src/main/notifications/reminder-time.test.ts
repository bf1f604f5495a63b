import fc from 'fast-check';
import { expect, it } from 'vitest';
import { aMessage, aReview } from '../../../tests/support/wire-builders.ts';
import { DEFAULT_QUIET_HOURS, type QuietHours, URGENT_MS } from '../../contract/quiet-hours.ts';
import { REMINDER_MINUTES } from '../../contract/settings.ts';
import { isQuiet } from './quiet-hours.ts';
import { reminderAt } from './reminder-time.ts';

const MINUTE = 60_000;
const START = Date.parse('2026-11-23T12:00:00.000Z');
const asked = (createdMs: number, expiryMs: number) =>
  aMessage({
    createdAt: new Date(createdMs).toISOString(),
    review: aReview({ expiresAt: new Date(expiryMs).toISOString() }),
  });

it('promise 8: the reminder comes so long before the expiry as was chosen, and never for what lives shorter', () => {
  const settings = { reminderMinutes: 10 as const, quietHours: DEFAULT_QUIET_HOURS, pause: null };
  expect(reminderAt(asked(START, START + 60 * MINUTE), settings, START)).toBe(START + 50 * MINUTE);
  expect(reminderAt(asked(START, START + 10 * MINUTE), settings, START)).toBeNull();
  expect(reminderAt(asked(START, START + 60 * MINUTE), { ...settings, reminderMinutes: 0 }, START)).toBeNull();
  expect(reminderAt(aMessage({ review: aReview({ expiresAt: null }) }), settings, START)).toBeNull();
  const answered = aMessage({ review: aReview({ status: 'completed' }) });
  expect(reminderAt(answered, settings, START)).toBeNull();
  // The computer slept: now is better than never, and after the expiry never.
  expect(reminderAt(asked(START, START + 60 * MINUTE), settings, START + 55 * MINUTE)).toBe(START + 55 * MINUTE);
  expect(reminderAt(asked(START, START + 60 * MINUTE), settings, START + 60 * MINUTE)).toBeNull();
  // Not in a pause: at its end, where that is in time.
  const until = (minutes: number) => ({ until: new Date(START + minutes * MINUTE).toISOString() });
  const paused = { ...settings, pause: until(56) };
  expect(reminderAt(asked(START, START + 60 * MINUTE), paused, START)).toBe(START + 56 * MINUTE);
  expect(reminderAt(asked(START, START + 60 * MINUTE), { ...settings, pause: until(60) }, START)).toBeNull();
  expect(reminderAt(asked(START, START + 60 * MINUTE), { ...settings, pause: { until: null } }, START)).toBeNull();
});

it('promise 14: a reminder never falls into the quiet hours, unless it is urgent and may', () => {
  const clock = fc.integer({ min: 0, max: 23 }).map((hour) => `${String(hour).padStart(2, '0')}:00`);
  const anyHours = fc.record({
    isOn: fc.boolean(),
    days: fc.uniqueArray(fc.constantFrom(...DEFAULT_QUIET_HOURS.days)),
    from: clock,
    to: clock,
    letsUrgentThrough: fc.boolean(),
  });
  const minutes = fc.integer({ min: 0, max: 5_000 });
  fc.assert(
    fc.property(
      anyHours,
      fc.constantFrom(...REMINDER_MINUTES),
      minutes,
      minutes,
      (quietHours: QuietHours, reminderMinutes, life, elapsed) => {
        const [expiryMs, nowMs] = [START + life * MINUTE, START + elapsed * MINUTE];
        const atMs = reminderAt(asked(START, expiryMs), { reminderMinutes, quietHours, pause: null }, nowMs);
        if (atMs === null) return;
        expect(atMs).toBeGreaterThanOrEqual(Math.max(nowMs, expiryMs - reminderMinutes * MINUTE));
        expect(atMs).toBeLessThan(expiryMs);
        const mayBreakThrough = quietHours.letsUrgentThrough && atMs >= expiryMs - URGENT_MS;
        expect(!isQuiet(quietHours, atMs) || mayBreakThrough).toBe(true);
      },
    ),
  );
});
