import { createDueTimer } from '../due-timer.ts';
import { expiryOf } from '../notifications/notification-decision.ts';
import type { WaitingReview } from './waiting.ts';

/** Notices that the expiry of a review has passed, also while its server is silent: one timer for the next of all. */
export interface ExpiryWatch {
  /** These wait now. */
  follow(reviews: readonly WaitingReview[]): void;
  /** Looks at the clock again, as after sleep, in which timers stand still. */
  check(): void;
  stop(): void;
}

/** A server that lives tells of it by itself, within this time. */
const GRACE_MS = 250;

/** Makes the watch; `onPassed` hears of each account which of its reviews can no longer be answered. */
export function createExpiryWatch(options: {
  /** The clock by which the reviews of an account expire. */
  readonly nowOf: (accountId: string) => number;
  readonly onPassed: (accountId: string, messageIds: readonly string[]) => void;
}): ExpiryWatch {
  let waiting: readonly WaitingReview[] = [];
  const timer = createDueTimer(Date.now, () => look());

  function look(): void {
    const passed = new Map<string, string[]>();
    let nextMs = Number.POSITIVE_INFINITY;
    for (const { accountId, message } of waiting) {
      const leftMs = expiryOf(message.review) + GRACE_MS - options.nowOf(accountId);
      if (leftMs > 0) nextMs = Math.min(nextMs, leftMs);
      else passed.set(accountId, [...(passed.get(accountId) ?? []), message.id]);
    }
    timer.aim(Number.isFinite(nextMs) ? Date.now() + nextMs : null);
    for (const [accountId, messageIds] of passed) options.onPassed(accountId, messageIds);
  }

  return {
    follow(reviews) {
      waiting = reviews;
      look();
    },
    check: look,
    stop: () => timer.aim(null),
  };
}
