import type { DesktopSettings } from '../../contract/settings.ts';
import type { WaitingReview } from '../answers/waiting.ts';
import { reminderAt } from './reminder-time.ts';
import type { ToldReviews } from './told-reviews.ts';

const MINUTE_MS = 60_000;

/** What one look at the reviews that wait has found. */
export interface DueReminders {
  /** To be reminded of now. */
  readonly due: readonly WaitingReview[];
  /** Kept back by a pause or the quiet hours. */
  readonly kept: readonly WaitingReview[];
  /** When to look again; null when no further reminder can be foreseen. */
  readonly nextMs: number | null;
}

/** Which of the waiting reviews the person is to be reminded of: once for each expiry, and only of what they were told. */
export function findReminders(
  reviews: readonly WaitingReview[],
  told: Pick<ToldReviews, 'isTold' | 'isReminded'>,
  settings: Pick<DesktopSettings, 'reminderMinutes' | 'quietHours' | 'pause'>,
  nowMs: number,
): DueReminders {
  const due: WaitingReview[] = [];
  const kept: WaitingReview[] = [];
  let nextMs: number | null = null;
  for (const review of reviews) {
    const { accountId, message } = review;
    const expiresAt = message.review?.expiresAt;
    if (!expiresAt || !told.isTold(accountId, message.id) || told.isReminded(accountId, message.id, expiresAt))
      continue;
    const wantedMs = Date.parse(expiresAt) - settings.reminderMinutes * MINUTE_MS;
    // Later than the next in any case: with ten thousand waiting, few are looked at closely.
    if (wantedMs > nowMs && nextMs !== null && wantedMs >= nextMs) continue;
    const atMs = reminderAt(message, settings, nowMs);
    if (atMs === null) continue;
    if (atMs <= nowMs) {
      due.push(review);
      continue;
    }
    nextMs = Math.min(nextMs ?? atMs, atMs);
    if (wantedMs <= nowMs) kept.push(review);
  }
  return { due, kept, nextMs };
}
