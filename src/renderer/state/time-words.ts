import { formatNumber, systemLocale } from '../../words/formats.ts';
import { t } from '../../words/words.ts';

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
  if (ms < MINUTE) return t('time.seconds', { n: Math.max(1, Math.ceil(ms / SECOND)) });
  if (ms < HOUR) return t('time.minutes', { n: Math.floor(ms / MINUTE) });
  if (ms >= 2 * DAY) return t('time.days', { n: Math.floor(ms / DAY) });
  const hours = Math.floor(ms / HOUR);
  const minutes = Math.floor((ms % HOUR) / MINUTE);
  return minutes === 0 || hours >= 6 ? t('time.hours', { n: hours }) : t('time.hoursMinutes', { hours, minutes });
}

/** A countdown for one who watches it: to the second in the last ten minutes. */
export function countdownWords(ms: number): string {
  if (ms <= 0) return t('time.noneLeft');
  if (ms >= 10 * MINUTE || ms < MINUTE) return t('time.left', { duration: durationWords(ms) });
  const seconds = formatNumber(Math.floor((ms % MINUTE) / SECOND), { minimumIntegerDigits: 2 });
  return t('time.left', { duration: t('time.minutesSeconds', { minutes: Math.floor(ms / MINUTE), seconds }) });
}

/** How long ago something was: `just now`, `4 min ago`, `yesterday`, then the date. */
export function agoWords(thenMs: number, nowMs: number): string {
  const ms = nowMs - thenMs;
  if (ms < MINUTE) return t('time.justNow');
  if (ms < HOUR) return t('time.minutesAgo', { n: Math.floor(ms / MINUTE) });
  const days = dayDistance(nowMs, thenMs);
  if (ms < 12 * HOUR || days === 0) return t('time.hoursAgo', { n: Math.floor(ms / HOUR) });
  if (days === 1) return t('time.yesterday');
  if (days < 7) return t('time.daysAgo', { count: days });
  return dateOf(thenMs, nowMs);
}

interface Formats {
  readonly locale: string | undefined;
  readonly zoneMinutes: number;
  readonly clock: Intl.DateTimeFormat;
  readonly day: Intl.DateTimeFormat;
  readonly dayOfYear: Intl.DateTimeFormat;
}

let made: Formats | null = null;

/** Making one costs as much as a whole row; they are made anew when the person has travelled to another time. */
function formats(): Formats {
  const zoneMinutes = new Date().getTimezoneOffset();
  const locale = systemLocale();
  if (made?.zoneMinutes !== zoneMinutes || made.locale !== locale) {
    const day = { day: 'numeric', month: 'short' } as const;
    made = {
      locale,
      zoneMinutes,
      clock: new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' }),
      day: new Intl.DateTimeFormat(locale, day),
      dayOfYear: new Intl.DateTimeFormat(locale, { ...day, year: 'numeric' }),
    };
  }
  return made;
}

/** The clock time of an instant, with the day when it is not today. */
export function clockWords(ms: number, nowMs: number): string {
  const time = formats().clock.format(ms);
  const days = dayDistance(ms, nowMs);
  if (days === 0) return time;
  if (days === 1) return t('time.tomorrowAt', { time });
  if (days === -1) return t('time.yesterdayAt', { time });
  return t('time.dateAt', { date: dateOf(ms, nowMs), time });
}

function dateOf(ms: number, nowMs: number): string {
  const isThisYear = new Date(ms).getFullYear() === new Date(nowMs).getFullYear();
  return formats()[isThisYear ? 'day' : 'dayOfYear'].format(ms);
}

function dayDistance(ms: number, fromMs: number): number {
  return Math.round((new Date(ms).setHours(0, 0, 0, 0) - new Date(fromMs).setHours(0, 0, 0, 0)) / DAY);
}
