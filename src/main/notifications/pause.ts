import type { NotificationPause, PauseLength } from '../../contract/notification-pause.ts';
import { formatDate } from '../../words/formats.ts';
import { t } from '../../words/words.ts';

const HOUR_MS = 3_600_000;
/** The hour at which a morning begins, as for what is snoozed until tomorrow. */
const MORNING = 9;

/** A pause that begins now. */
export function pauseOf(length: PauseLength, nowMs: number): NotificationPause {
  switch (length) {
    case 'hour':
      return { until: new Date(nowMs + HOUR_MS).toISOString() };
    case 'morning': {
      const morning = new Date(nowMs);
      morning.setDate(morning.getDate() + 1);
      morning.setHours(MORNING, 0, 0, 0);
      return { until: morning.toISOString() };
    }
    case 'resumed':
      return { until: null };
    default:
      return length satisfies never;
  }
}

/** When a pause ends by itself; infinitely far away when only the person ends it. */
export function pauseEndOf({ until }: NotificationPause): number {
  return until === null ? Number.POSITIVE_INFINITY : Date.parse(until);
}

/** Does a pause hold at this instant? */
export function isPaused(pause: NotificationPause | null, atMs: number): boolean {
  return pause !== null && atMs < pauseEndOf(pause);
}

/** A pause in words, with the day where it does not end today. */
export function pauseWords(pause: NotificationPause, nowMs: number): string {
  const endMs = pauseEndOf(pause);
  if (endMs === Number.POSITIVE_INFINITY) return t('main.notificationsPaused');
  const isToday = new Date(endMs).toDateString() === new Date(nowMs).toDateString();
  const clock = { hour: 'numeric', minute: '2-digit' } as const;
  return t('main.notificationsPausedUntil', {
    at: formatDate(endMs, isToday ? clock : { weekday: 'short', ...clock }),
  });
}
