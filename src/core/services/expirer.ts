import type { EventBus } from '../domain/events.ts';
import type { Ports } from '../ports.ts';
import type { ReviewStore } from '../store/reviews.ts';

// A timer may fire a little early against the wall clock, and Node's longest delay is 24.8 days.
const LONGEST_TIMER_MS = 24 * 60 * 60 * 1000;
const RETRY_AFTER_FAILURE_MS = 5_000;

/**
 * The one clock of expiry: one timer for the next expiry, none while nothing is pending. Every path that could see an
 * overdue review (timer, wait, lists, respond) goes through {@link Expirer.expireOverdue}, so each expiry is announced
 * exactly once (contract.md 5.3, R8).
 */
export interface Expirer {
  /** Expires what became overdue while the core was down, then keeps time. */
  start(): Promise<void>;
  stop(): void;
  /** Marks overdue reviews expired and announces them. Free when nothing is due. */
  expireOverdue(): Promise<void>;
  /** Tells it of a new pending review, so that the timer can move nearer. */
  noteExpiry(expiresAt: number): void;
}

/** Makes the clock; it keeps time from `start` on. */
export function createExpirer(reviews: ReviewStore, events: EventBus, ports: Ports): Expirer {
  const { clock } = ports;
  let nextExpiryAt: number | null = null;
  let cancelTimer: () => void = () => undefined;
  let isStopped = true;

  const schedule = (delayMs: number): void => {
    cancelTimer();
    if (isStopped) return;
    cancelTimer = clock.startTimer(Math.min(Math.max(delayMs, 0), LONGEST_TIMER_MS), () => {
      expireDue().catch((error: unknown) => {
        ports.log('error', 'Overdue reviews could not be expired; trying again soon', { reason: String(error) });
        schedule(RETRY_AFTER_FAILURE_MS);
      });
    });
  };

  const expireDue = async (): Promise<void> => {
    const expired = await reviews.expireOverdue(clock.now());
    nextExpiryAt = await reviews.findNextExpiry();
    if (nextExpiryAt === null) cancelTimer();
    else schedule(nextExpiryAt - clock.now());
    for (const message of expired) {
      events.publish({ kind: 'review:expired', message, expiredAt: message.review?.expiresAt ?? message.updatedAt });
    }
  };

  return {
    async start() {
      isStopped = false;
      await expireDue();
    },
    stop() {
      isStopped = true;
      cancelTimer();
    },
    async expireOverdue() {
      if (nextExpiryAt !== null && clock.now() >= nextExpiryAt) await expireDue();
    },
    noteExpiry(expiresAt) {
      if (nextExpiryAt !== null && nextExpiryAt <= expiresAt) return;
      nextExpiryAt = expiresAt;
      schedule(expiresAt - clock.now());
    },
  };
}
