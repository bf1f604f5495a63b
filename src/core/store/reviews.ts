import type { ReviewStatus } from '../../contract/review.ts';
import type { StoredMessage } from '../domain/message.ts';
import { completeReview, expireReview, type GivenResponse, isOverdue, type StoredReview } from '../domain/review.ts';
import { keepReplacements } from './attachments.ts';
import type { Database } from './database.ts';
import { MESSAGE_COLUMNS, type MessageRow, messageFromRow } from './message-row.ts';

/** How an attempt to respond ended; `overdue` means that this very step marked the review expired. */
export type AnswerOutcome =
  | { readonly kind: 'answered'; readonly message: StoredMessage }
  | { readonly kind: 'overdue'; readonly message: StoredMessage }
  | { readonly kind: 'closed' }
  | { readonly kind: 'gone' };

/** Which reviews to list; null means any. */
export interface ReviewListQuery {
  readonly ownerId: string;
  readonly status: ReviewStatus | null;
  readonly channelId: string | null;
  /** At most so many; null means all. */
  readonly limit: number | null;
  /** Only those that come after it in the list; null begins at the newest. */
  readonly after: { readonly createdAt: number; readonly id: string } | null;
}

/** Reviews, which live in the rows of their messages. */
export interface ReviewStore {
  /** Stores the response of a review that is pending and not overdue, in one transaction (contract.md 5.2, 5.3). */
  answerReview(messageId: string, given: GivenResponse, now: number): Promise<AnswerOutcome>;
  /** Marks every overdue review as expired and answers them, earliest expiry first. */
  expireOverdue(now: number): Promise<StoredMessage[]>;
  /** The earliest expiry of a pending review in milliseconds since the epoch; null when none is pending. */
  findNextExpiry(): Promise<number | null>;
  /** Messages with a review, newest first. */
  list(query: ReviewListQuery): Promise<StoredMessage[]>;
}

export function createReviewStore(database: Database): ReviewStore {
  const replaceReview = (message: StoredMessage, review: StoredReview, now: number): StoredMessage => {
    database.run(
      `UPDATE messages SET review_status = :status, review_response = :response, review_feedback = :feedback,
         review_modified_file_ids = :modifiedFileIds, review_completed_at = :completedAt, updated_at = :now
       WHERE id = :id`,
      {
        id: message.id,
        status: review.status,
        response: review.response === null ? null : JSON.stringify(review.response),
        feedback: review.feedback,
        modifiedFileIds: review.modifiedFileIds === null ? null : JSON.stringify(review.modifiedFileIds),
        completedAt: review.completedAt,
        now,
      },
    );
    return { ...message, review, updatedAt: now };
  };

  return {
    answerReview: (messageId, given, now) =>
      database.write((): AnswerOutcome => {
        const row = database.get<MessageRow>(`SELECT ${MESSAGE_COLUMNS} FROM messages WHERE id = :messageId`, {
          messageId,
        });
        const message = row === null ? null : messageFromRow(row);
        if (message?.review == null) return { kind: 'gone' };
        if (message.review.status !== 'pending') return { kind: 'closed' };
        if (isOverdue(message.review, now)) {
          return { kind: 'overdue', message: replaceReview(message, expireReview(message.review), now) };
        }
        keepReplacements(database, message, given.modifiedFileIds ?? {});
        return { kind: 'answered', message: replaceReview(message, completeReview(message.review, given, now), now) };
      }),
    expireOverdue: (now) =>
      database.write(() =>
        database
          .all<MessageRow>(
            `SELECT ${MESSAGE_COLUMNS} FROM messages WHERE review_status = 'pending' AND review_expires_at <= :now
             ORDER BY review_expires_at, id`,
            { now },
          )
          .map(messageFromRow)
          .flatMap((message) =>
            message.review === null ? [] : [replaceReview(message, expireReview(message.review), now)],
          ),
      ),
    findNextExpiry: async () =>
      database.get<{ next: number | null }>(
        `SELECT min(review_expires_at) AS next FROM messages WHERE review_status = 'pending'`,
      )?.next ?? null,
    async list({ ownerId, status, channelId, limit, after }) {
      const conditions = ['owner_id = :ownerId', 'review_status IS NOT NULL'];
      const parameters: Record<string, string | number> = { ownerId };
      if (status !== null) {
        conditions.push('review_status = :status');
        parameters.status = status;
      }
      if (channelId !== null) {
        conditions.push('channel_id = :channelId');
        parameters.channelId = channelId;
      }
      if (after !== null) {
        conditions.push('(created_at, id) < (:afterAt, :afterId)');
        parameters.afterAt = after.createdAt;
        parameters.afterId = after.id;
      }
      if (limit !== null) parameters.limit = limit;
      return database
        .all<MessageRow>(
          `SELECT ${MESSAGE_COLUMNS} FROM messages WHERE ${conditions.join(' AND ')}
           ORDER BY created_at DESC, id DESC ${limit === null ? '' : 'LIMIT :limit'}`,
          parameters,
        )
        .map(messageFromRow);
    },
  };
}
