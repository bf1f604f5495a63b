const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How urgent the time that is left makes a review; `late` is under a tenth of its life. */
export type Urgency = 'calm' | 'soon' | 'late' | 'over';

/** How much of a review’s life is left. */
export interface TimeLeft {
  readonly leftMs: number;
  /** From 1 (just asked) to 0 (over). */
  readonly fraction: number;
  readonly urgency: Urgency;
}

/** What is left of the life that began at `startMs` and ends at `endMs`. */
export function timeLeft(startMs: number, endMs: number, nowMs: number): TimeLeft {
  const leftMs = Math.max(0, endMs - nowMs);
  const lifeMs = endMs - startMs;
  const fraction = lifeMs <= 0 ? 0 : Math.min(1, leftMs / lifeMs);
  if (leftMs === 0) return { leftMs, fraction: 0, urgency: 'over' };
  return { leftMs, fraction, urgency: fraction < 0.1 ? 'late' : fraction < 0.25 ? 'soon' : 'calm' };
}

/** A duration in few words: `45 s`, `23 min`, `1 h 5 min`, `2 d`. */
export function durationWords(ms: number): string {
  if (ms < MINUTE) return `${Math.max(1, Math.ceil(ms / SECOND))} s`;
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min`;
  if (ms >= 2 * DAY) return `${Math.floor(ms / DAY)} d`;
  const hours = Math.floor(ms / HOUR);
  const minutes = Math.floor((ms % HOUR) / MINUTE);
  return minutes === 0 || hours >= 6 ? `${hours} h` : `${hours} h ${minutes} min`;
}

/** A countdown for one who watches it: to the second in the last ten minutes. */
export function countdownWords(ms: number): string {
  if (ms <= 0) return 'no time left';
  if (ms >= 10 * MINUTE || ms < MINUTE) return `${durationWords(ms)} left`;
  const seconds = Math.floor((ms % MINUTE) / SECOND);
  return `${Math.floor(ms / MINUTE)} min ${String(seconds).padStart(2, '0')} s left`;
}

/** How long ago something was: `just now`, `4 min ago`, `yesterday`, then the date. */
export function agoWords(thenMs: number, nowMs: number): string {
  const ms = nowMs - thenMs;
  if (ms < MINUTE) return 'just now';
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min ago`;
  const days = dayDistance(nowMs, thenMs);
  if (ms < 12 * HOUR || days === 0) return `${Math.floor(ms / HOUR)} h ago`;
  if (days === 1) return 'yesterday';
  if (days < 7) return `${days} days ago`;
  return dateOf(thenMs, nowMs);
}

interface Formats {
  readonly zoneMinutes: number;
  readonly clock: Intl.DateTimeFormat;
  readonly day: Intl.DateTimeFormat;
  readonly dayOfYear: Intl.DateTimeFormat;
}

let made: Formats | null = null;

/** Making one costs as much as a whole row; they are made anew when the person has travelled to another time. */
function formats(): Formats {
  const zoneMinutes = new Date().getTimezoneOffset();
  if (made?.zoneMinutes !== zoneMinutes) {
    const day = { day: 'numeric', month: 'short' } as const;
    made = {
      zoneMinutes,
      clock: new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' }),
      day: new Intl.DateTimeFormat(undefined, day),
      dayOfYear: new Intl.DateTimeFormat(undefined, { ...day, year: 'numeric' }),
    };
  }
  return made;
}

/** The clock time of an instant, with the day when it is not today. */
export function clockWords(ms: number, nowMs: number): string {
  const time = formats().clock.format(ms);
  const days = dayDistance(ms, nowMs);
  if (days === 0) return time;
  if (days === 1) return `tomorrow ${time}`;
  if (days === -1) return `yesterday ${time}`;
  return `${dateOf(ms, nowMs)}, ${time}`;
}

function dateOf(ms: number, nowMs: number): string {
  const isThisYear = new Date(ms).getFullYear() === new Date(nowMs).getFullYear();
  return formats()[isThisYear ? 'day' : 'dayOfYear'].format(ms);
}

function dayDistance(ms: number, fromMs: number): number {
  return Math.round((new Date(ms).setHours(0, 0, 0, 0) - new Date(fromMs).setHours(0, 0, 0, 0)) / DAY);
}
