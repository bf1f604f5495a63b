import type { QuietHours } from '../../contract/quiet-hours.ts';

/** Nights that follow each other without a gap are one; more than a week of it has no end that could be named. */
const LONGEST_DAYS = 8;

/** Is it quiet at this instant, by the clock on the person's wall? */
export function isQuiet(hours: QuietHours, atMs: number): boolean {
  return hours.isOn && nightAt(hours, atMs) !== null;
}

/**
 * When the quiet time that holds at `atMs` ends: the first instant that is not quiet. Null when it is not quiet. Where it
 * is always quiet, an instant about a week ahead, at which to ask again.
 */
export function quietEndsAt(hours: QuietHours, atMs: number): number | null {
  if (!isQuiet(hours, atMs)) return null;
  let endMs = atMs;
  for (let step = 0; step < LONGEST_DAYS; step += 1) {
    const next = nightAt(hours, endMs);
    if (next === null) return endMs;
    endMs = next;
  }
  return endMs;
}

/** The end of a night that holds at this instant, the latest when there are two; null when none does. */
function nightAt({ days, from, to }: QuietHours, atMs: number): number | null {
  const ends = [-1, 0].flatMap((dayStep) => {
    const { startMs, endMs, weekday } = nightOf(atMs, dayStep, from, to);
    return days.some((day) => day === weekday) && startMs <= atMs && atMs < endMs ? [endMs] : [];
  });
  return ends.length === 0 ? null : Math.max(...ends);
}

/**
 * The night that begins on the local day of an instant, or a day before. Made from parts of the calendar and not by adding
 * hours: where clocks are moved, a night is an hour longer or shorter, and ends when the clock on the wall says so.
 */
function nightOf(atMs: number, dayStep: number, from: string, to: string) {
  const at = new Date(atMs);
  const instant = (days: number, clock: string): Date => {
    const [hour = 0, minute = 0] = clock.split(':').map(Number);
    return new Date(at.getFullYear(), at.getMonth(), at.getDate() + days, hour, minute);
  };
  const start = instant(dayStep, from);
  // The weekday of noon: a start that clocks leap over may lie on another day.
  const weekday = instant(dayStep, '12:00').getDay();
  const end = instant(to > from ? dayStep : dayStep + 1, to);
  return { startMs: start.getTime(), endMs: end.getTime(), weekday };
}
