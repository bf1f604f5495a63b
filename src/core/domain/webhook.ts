import type { WEBHOOK_EVENTS, WEBHOOK_OUTCOMES, WEBHOOK_STATES } from '../../contract/webhook.ts';

export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];
export type WebhookState = (typeof WEBHOOK_STATES)[number];
export type WebhookOutcome = (typeof WEBHOOK_OUTCOMES)[number];

/** One event for one receiver, however many attempts it takes; instants are milliseconds since the epoch. */
export interface StoredDelivery {
  readonly id: string;
  readonly messageId: string;
  readonly event: WebhookEvent;
  readonly state: WebhookState;
  /** What the first attempt sent, and each later one sends again; null before it. */
  readonly body: string | null;
  readonly attemptCount: number;
  /** When the next attempt is due; null unless `state` is `due`. */
  readonly nextAttemptAt: number | null;
  readonly createdAt: number;
}

/** One HTTP try of a delivery. Members that say how it ended are null while it runs. */
export interface StoredAttempt {
  readonly number: number;
  /** Where it went, as it may be shown: without user name, password and query. */
  readonly url: string;
  readonly startedAt: number;
  readonly durationMs: number | null;
  readonly outcome: WebhookOutcome | null;
  /** HTTP status of the answer; null when there was none. */
  readonly statusCode: number | null;
  /** Why it failed, as a sentence; null when it did not. */
  readonly reason: string | null;
  /** The first 1 KiB of the answer as text; null when there was none. */
  readonly answer: string | null;
}

/** How an attempt ended. */
export interface AttemptResult {
  readonly outcome: WebhookOutcome;
  readonly durationMs: number;
  readonly statusCode: number | null;
  readonly reason: string | null;
  readonly answer: string | null;
  /** The answer's `Retry-After` header; null when it had none. */
  readonly retryAfter: string | null;
}
