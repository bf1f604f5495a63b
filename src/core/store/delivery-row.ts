import type { StoredAttempt, StoredDelivery, WebhookEvent, WebhookOutcome, WebhookState } from '../domain/webhook.ts';

/** A row of `webhook_deliveries`. */
export interface DeliveryRow {
  id: string;
  message_id: string;
  event: WebhookEvent;
  state: WebhookState;
  body: string | null;
  attempt_count: number;
  next_attempt_at: number | null;
  is_acknowledged: number;
  created_at: number;
}

/** A row of `webhook_attempts`. */
export interface AttemptRow {
  delivery_id: string;
  number: number;
  url: string;
  started_at: number;
  duration_ms: number | null;
  outcome: WebhookOutcome | null;
  status_code: number | null;
  reason: string | null;
  answer: string | null;
}

/** A row as the domain knows it. */
export function deliveryFromRow(row: DeliveryRow): StoredDelivery {
  return {
    id: row.id,
    messageId: row.message_id,
    event: row.event,
    state: row.state,
    body: row.body,
    attemptCount: row.attempt_count,
    nextAttemptAt: row.next_attempt_at,
    createdAt: row.created_at,
  };
}

/** A row as the domain knows it. */
export function attemptFromRow(row: AttemptRow): StoredAttempt {
  return {
    number: row.number,
    url: row.url,
    startedAt: row.started_at,
    durationMs: row.duration_ms,
    outcome: row.outcome,
    statusCode: row.status_code,
    reason: row.reason,
    answer: row.answer,
  };
}
