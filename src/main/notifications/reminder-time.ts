import type { Message } from '../../contract/message.ts';
import { URGENT_MS } from '../../contract/quiet-hours.ts';
import type { DesktopSettings } from '../../contract/settings.ts';
import { expiryOf } from './notification-decision.ts';
import { pauseEndOf } from './pause.ts';
import { quietEndsAt } from './quiet-hours.ts';

const MINUTE_MS = 60_000;

/**
 * When the person is reminded of a review that still waits, from now on: so long before it expires as they chose, and
 * where that falls into a pause or the quiet hours, when those end, of the latter also when the review has become urgent. Null: never. One that lives no
 * longer than that was told of when it arrived.
 */
export function reminderAt(
  message: Message,
  { reminderMinutes, quietHours, pause }: Pick<DesktopSettings, 'reminderMinutes' | 'quietHours' | 'pause'>,
  nowMs: number,
): number | null {
  const expiryMs = expiryOf(message.review);
  if (reminderMinutes === 0 || message.review?.status !== 'pending' || !Number.isFinite(expiryMs)) return null;
  const wantedMs = expiryMs - reminderMinutes * MINUTE_MS;
  if (Date.parse(message.createdAt) >= wantedMs) return null;
  const earliestMs = Math.max(wantedMs, nowMs, pause === null ? 0 : pauseEndOf(pause));
  // Paused until the person resumes.
  if (earliestMs === Number.POSITIVE_INFINITY) return null;
  const atMs = Math.min(
    quietEndsAt(quietHours, earliestMs) ?? earliestMs,
    quietHours.letsUrgentThrough ? Math.max(earliestMs, expiryMs - URGENT_MS) : Number.POSITIVE_INFINITY,
  );
  return atMs < expiryMs ? atMs : null;
}
