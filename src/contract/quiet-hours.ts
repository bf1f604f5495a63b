import { z } from 'zod';

/** A time of the day on the person's clock, as `22:00`. */
export const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Days as JavaScript counts them: 0 is Sunday. */
export const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6] as const;

/** A review that expires within this time may break through the quiet hours, where the person allowed it. */
export const URGENT_MS = 10 * 60_000;

/** When the person does not want to be disturbed. A night belongs to the day on which it begins. */
export const quietHours = z.object({
  isOn: z.boolean(),
  days: z.array(z.literal(WEEKDAYS)).max(7).describe('The days on which they begin'),
  from: clockTime,
  to: clockTime.describe('The next day when it is not after `from`; the same time is a whole day'),
  letsUrgentThrough: z.boolean().describe('A review that expires within 10 minutes is told all the same'),
});
export type QuietHours = z.infer<typeof quietHours>;

/** Off, and sensible nights once they are switched on. */
export const DEFAULT_QUIET_HOURS: QuietHours = {
  isOn: false,
  days: [...WEEKDAYS],
  from: '22:00',
  to: '07:00',
  letsUrgentThrough: true,
};
