import { LIMITS } from '../../contract/limits.ts';
import type { AttemptResult, StoredAttempt, StoredDelivery, WebhookEvent } from '../domain/webhook.ts';
import type { Database } from './database.ts';
import { type AttemptRow, attemptFromRow, type DeliveryRow, deliveryFromRow } from './delivery-row.ts';

/** Which attempt is about to begin. */
export interface AttemptStart {
  readonly deliveryId: string;
  /** As it may be shown: without user name, password and query. */
  readonly url: string;
  /** What it sends; that of the first attempt is kept. */
  readonly body: string;
  readonly now: number;
  /** By hand: whatever the state, and an ack from before no longer counts. */
  readonly isByHand: boolean;
}

/** Which message changed its delivery status by an attempt. */
export type DeliveryChange = Pick<StoredDelivery, 'messageId'> & {
  readonly channelId: string;
  readonly ownerId: string;
  readonly deliveryStatus: 'webhook_delivered' | 'webhook_failed';
};

/** How an attempt ended, and when the next is due; null for no further one. */
export interface AttemptEnd {
  readonly deliveryId: string;
  readonly number: number;
  readonly result: AttemptResult;
  readonly nextAttemptAt: number | null;
  readonly now: number;
}

/** Webhook deliveries and their attempts. Triggers make deliveries due (step 0040). */
export interface DeliveryStore {
  /** Deliveries whose attempt is due, longest due first. */
  listDue(now: number, limit: number): Promise<StoredDelivery[]>;
  /** When the next attempt after `now` is due; null when none is. */
  findNextDue(now: number): Promise<number | null>;
  /** Deliveries whose attempt began and did not end: of a process that died, when read at start. */
  listStarted(): Promise<StoredDelivery[]>;
  /** The delivery of a message's event, made with `id` and not due when there is none yet; null without a message. */
  ensure(messageId: string, event: WebhookEvent, id: string, now: number): Promise<StoredDelivery | null>;
  /** Notes that an attempt begins, before anything is sent. Its number; null when it may not begin: gone, or not due. */
  startAttempt(start: AttemptStart): Promise<number | null>;
  /** Notes how an attempt ended. Answers the message's new delivery status; null when that stays as it is. */
  endAttempt(end: AttemptEnd): Promise<DeliveryChange | null>;
  /** Forgets a delivery that has no address and was never attempted. */
  discard(deliveryId: string): Promise<void>;
  /** The log of a message: its deliveries, each with its attempts, first to last. */
  listOfMessage(messageId: string): Promise<(StoredDelivery & { attempts: StoredAttempt[] })[]>;
}

export function createDeliveryStore(database: Database): DeliveryStore {
  const find = (id: string): DeliveryRow | null =>
    database.get<DeliveryRow>('SELECT * FROM webhook_deliveries WHERE id = :id', { id });

  /** 9.5: a result is shown on the message unless the event was an expiry or the agent took notice meanwhile (R25). */
  const showResult = (row: DeliveryRow, isDelivered: boolean, now: number): DeliveryChange | null => {
    if (row.event === 'review:expired' || row.is_acknowledged === 1) return null;
    const deliveryStatus = isDelivered ? 'webhook_delivered' : 'webhook_failed';
    const messageId = row.message_id;
    database.run('UPDATE messages SET delivery_status = :deliveryStatus, updated_at = :now WHERE id = :messageId', {
      messageId,
      deliveryStatus,
      now,
    });
    const message = database.get<{ channel_id: string; owner_id: string }>(
      'SELECT channel_id, owner_id FROM messages WHERE id = :messageId',
      { messageId },
    );
    if (message === null) return null;
    return { messageId, channelId: message.channel_id, ownerId: message.owner_id, deliveryStatus };
  };

  return {
    listDue: async (now, limit) =>
      database
        .all<DeliveryRow>(
          `SELECT * FROM webhook_deliveries WHERE state = 'due' AND next_attempt_at <= :now
           ORDER BY next_attempt_at LIMIT :limit`,
          { now, limit },
        )
        .map(deliveryFromRow),
    findNextDue: async (now) =>
      database.get<{ next: number | null }>(
        `SELECT min(next_attempt_at) AS next FROM webhook_deliveries WHERE state = 'due' AND next_attempt_at > :now`,
        { now },
      )?.next ?? null,
    listStarted: async () =>
      database
        .all<DeliveryRow>(`SELECT * FROM webhook_deliveries WHERE state = 'started' ORDER BY created_at`)
        .map(deliveryFromRow),
    ensure: (messageId, event, id, now) =>
      database.write(() => {
        const message = database.get('SELECT id FROM messages WHERE id = :messageId', { messageId });
        if (message === null) return null;
        // Not due by itself: whoever asked for it attempts it.
        database.run(
          `INSERT OR IGNORE INTO webhook_deliveries (id, message_id, event, state, created_at)
           VALUES (:id, :messageId, :event, 'failed', :now)`,
          { id, messageId, event, now },
        );
        const row = database.get<DeliveryRow>(
          'SELECT * FROM webhook_deliveries WHERE message_id = :messageId AND event = :event',
          { messageId, event },
        );
        return row === null ? null : deliveryFromRow(row);
      }),
    startAttempt: ({ deliveryId, url, body, now, isByHand }) =>
      database.write(() => {
        const row = find(deliveryId);
        if (row === null || (!isByHand && row.state !== 'due')) return null;
        const number = row.attempt_count + 1;
        database.run(
          `UPDATE webhook_deliveries SET state = 'started', next_attempt_at = NULL, attempt_count = :number,
             body = coalesce(body, :body), is_acknowledged = :isAcknowledged WHERE id = :deliveryId`,
          { deliveryId, number, body, isAcknowledged: isByHand ? 0 : row.is_acknowledged },
        );
        database.run(
          'INSERT INTO webhook_attempts (delivery_id, number, url, started_at) VALUES (:deliveryId, :number, :url, :now)',
          { deliveryId, number, url, now },
        );
        database.run('DELETE FROM webhook_attempts WHERE delivery_id = :deliveryId AND number <= :oldest', {
          deliveryId,
          oldest: number - LIMITS.webhookLogCount,
        });
        return number;
      }),
    endAttempt: ({ deliveryId, number, result, nextAttemptAt, now }) =>
      database.write(() => {
        const row = find(deliveryId);
        if (row === null) return null;
        database.run(
          `UPDATE webhook_attempts SET duration_ms = :durationMs, outcome = :outcome, status_code = :statusCode,
             reason = :reason, answer = :answer WHERE delivery_id = :deliveryId AND number = :number`,
          {
            deliveryId,
            number,
            durationMs: result.durationMs,
            outcome: result.outcome,
            statusCode: result.statusCode,
            reason: result.reason,
            answer: result.answer,
          },
        );
        const isDelivered = result.outcome === 'delivered';
        // Of two attempts at once the later one decides, but what arrived has arrived.
        if (!isDelivered && (number < row.attempt_count || row.state === 'delivered')) return null;
        const state = isDelivered ? 'delivered' : nextAttemptAt === null ? 'failed' : 'due';
        database.run(
          'UPDATE webhook_deliveries SET state = :state, next_attempt_at = :nextAttemptAt WHERE id = :deliveryId',
          {
            deliveryId,
            state,
            nextAttemptAt: isDelivered ? null : nextAttemptAt,
          },
        );
        return showResult(row, isDelivered, now);
      }),
    discard: (deliveryId) =>
      database.write(() => {
        database.run('DELETE FROM webhook_deliveries WHERE id = :deliveryId AND attempt_count = 0', { deliveryId });
      }),
    listOfMessage: async (messageId) =>
      database
        .all<DeliveryRow>('SELECT * FROM webhook_deliveries WHERE message_id = :messageId ORDER BY created_at, id', {
          messageId,
        })
        .map((row) => ({
          ...deliveryFromRow(row),
          attempts: database
            .all<AttemptRow>('SELECT * FROM webhook_attempts WHERE delivery_id = :id ORDER BY number', { id: row.id })
            .map(attemptFromRow),
        })),
  };
}

/**
 * Notes, inside the step of an ack, that the agent took notice while a webhook of the message is on its way, so that its
 * late result does not take the ack back (contract.md 9.5, R25).
 */
export function keepAcknowledgement(database: Database, messageId: string): void {
  database.run(
    `UPDATE webhook_deliveries SET is_acknowledged = 1 WHERE message_id = :messageId AND state IN ('due', 'started')`,
    { messageId },
  );
}
