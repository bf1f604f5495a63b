import { AppError } from '../../contract/errors.ts';
import { type CrowdLimits, LIMITS } from '../../contract/limits.ts';
import type { ReviewStatus } from '../../contract/review.ts';
import type { EventBus } from '../domain/events.ts';
import type { StoredMessage } from '../domain/message.ts';
import { checkResponse } from '../domain/response-rules.ts';
import type { GivenResponse } from '../domain/review.ts';
import { chooseWebhook } from '../domain/webhook-choice.ts';
import type { Ports } from '../ports.ts';
import type { MessageStore } from '../store/messages.ts';
import type { ReviewListQuery, ReviewStore } from '../store/reviews.ts';
import type { Agents } from './agents.ts';
import type { Expirer } from './expirer.ts';
import type { Messages } from './messages.ts';
import { createTally, takePlaces } from './tally.ts';
import type { Waiters } from './waiters.ts';

/** What a wait found: the message as it is now, and whether it is final. */
export interface WaitOutcome {
  readonly status: ReviewStatus;
  readonly message: StoredMessage;
}

/** Which part of a list is wanted, in the words of the caller; junk counts as nothing (R15). */
export interface ReviewPage {
  readonly limit?: string | undefined;
  readonly before?: string | undefined;
  readonly beforeId?: string | undefined;
}

/** Reviews: listed, answered, waited for (contract.md 5, 6.7, 7.2). */
export interface Reviews {
  list(
    ownerId: string,
    query: { status: ReviewStatus | 'all'; channelId?: string | undefined; page?: ReviewPage },
  ): Promise<StoredMessage[]>;
  /** The message of a review. Raises `review_not_found` when it has none. */
  getOwned(ownerId: string, messageId: string, channelId?: string | undefined): Promise<StoredMessage>;
  /** Stores the one response. Raises `review_closed`, `validation_failed`, `channel_forbidden`, not-found codes. */
  respond(ownerId: string, messageId: string, given: GivenResponse): Promise<StoredMessage>;
  /**
   * Holds until the review is final or `timeoutMs` is over. An answer that a waiting agent took is noted as received,
   * unless a webhook tells how far it got. Raises `message_not_found` when it is deleted meanwhile,
   * `too_many_waits` when this key or this person's agents hold too many calls.
   */
  wait(ownerId: string, wish: WaitWish): Promise<WaitOutcome>;
}

/** One held call: `callerLeft` aborts when the connection drops. */
export interface WaitWish {
  readonly keyId: string;
  readonly messageId: string;
  readonly channelId: string;
  readonly timeoutMs: number;
  readonly callerLeft: AbortSignal;
}

/** What the service is joined from. */
export interface ReviewParts {
  readonly reviews: ReviewStore;
  readonly messageStore: MessageStore;
  readonly messages: Messages;
  readonly agents: Agents;
  readonly waiters: Waiters;
  readonly expirer: Expirer;
  readonly events: EventBus;
  readonly ports: Ports;
  readonly limits: CrowdLimits;
}

export function createReviews(parts: ReviewParts): Reviews {
  const { reviews, messageStore, messages, agents, waiters, expirer, events, ports, limits } = parts;
  const heldByUser = createTally(limits.waitersPerUserCount);
  const heldByKey = createTally(limits.waitersPerKeyCount);

  const getOwned: Reviews['getOwned'] = async (ownerId, messageId, channelId) => {
    const message = await messages.getOwned(ownerId, messageId, channelId);
    if (message.review === null) throw new AppError('review_not_found');
    return message;
  };

  async function noteTaken(message: StoredMessage): Promise<void> {
    const { id, ownerId, channelId, deliveryStatus } = message;
    if (deliveryStatus !== 'sent') return;
    const agent = await agents.getOwned(ownerId, channelId, 'channel_forbidden');
    if (chooseWebhook('review:responded', message, agent) !== null) return;
    await messages.acknowledge(ownerId, id, channelId);
  }

  return {
    async list(ownerId, { status, channelId, page = {} }) {
      if (channelId !== undefined) await agents.getOwned(ownerId, channelId, 'channel_forbidden');
      await expirer.expireOverdue();
      const asked = { ownerId, status: status === 'all' ? null : status, channelId: channelId ?? null };
      return reviews.list({ ...asked, ...pageOf(page) });
    },
    getOwned,
    async respond(ownerId, messageId, given) {
      const message = await messageStore.find(messageId);
      if (message === null) throw new AppError('message_not_found');
      const agent = await agents.getOwned(ownerId, message.channelId, 'channel_forbidden');
      if (message.review === null) throw new AppError('review_not_found');
      if (message.review.status === 'pending' && ports.clock.now() < message.review.expiresAt) {
        checkResponse(message.review, given.response);
      }
      const outcome = await reviews.answerReview(messageId, given, ports.clock.now());
      switch (outcome.kind) {
        case 'answered':
          events.publish({ kind: 'review:responded', message: outcome.message, agent });
          return outcome.message;
        case 'overdue':
          events.publish({
            kind: 'review:expired',
            message: outcome.message,
            expiredAt: outcome.message.review?.expiresAt ?? outcome.message.updatedAt,
          });
          throw new AppError('review_closed');
        case 'closed':
          throw new AppError('review_closed');
        case 'gone':
          throw new AppError('message_not_found');
        default:
          return outcome satisfies never;
      }
    },
    async wait(ownerId, { keyId, messageId, channelId, timeoutMs, callerLeft }) {
      await getOwned(ownerId, messageId, channelId);
      const giveBack = takePlaces([
        [heldByKey, keyId],
        [heldByUser, ownerId],
      ]);
      if (giveBack === null) throw new AppError('too_many_waits');
      // Join first, then read: an answer between the two wakes the waiter, one before it is read.
      const waiter = waiters.join(messageId, timeoutMs, callerLeft);
      try {
        const before = await getOwned(ownerId, messageId, channelId);
        if (before.review?.status === 'pending') await waiter.wake;
        const after = await getOwned(ownerId, messageId, channelId);
        // Beside the answer, not before it: the agent has waited long enough. What is deleted meanwhile needs no note.
        if (after.review?.status === 'completed' && !callerLeft.aborted) {
          void noteTaken(after).catch((error: unknown) => {
            if (!(error instanceof AppError))
              ports.log('warn', 'It could not be noted that an answer was taken', { reason: String(error) });
          });
        }
        return { status: after.review?.status ?? 'pending', message: after };
      } finally {
        waiter.leave();
        giveBack();
      }
    },
  };
}

/** The time a call is held: what was asked for up to 30 s; junk, zero and less mean 30 s (contract.md 6.7). */
export function clampWaitMs(text: string | undefined): number {
  const wished = Number(text);
  if (!Number.isFinite(wished) || wished <= 0) return LIMITS.waitMaxMs;
  return Math.min(wished, LIMITS.waitMaxMs);
}

function pageOf({ limit, before, beforeId }: ReviewPage): Pick<ReviewListQuery, 'limit' | 'after'> {
  const wished = Number.parseInt(limit ?? '', 10);
  const createdAt = Date.parse(before ?? '');
  return {
    limit: Number.isNaN(wished) ? null : Math.min(Math.max(wished, 1), LIMITS.reviewPageMaxCount),
    after: Number.isNaN(createdAt) || beforeId === undefined ? null : { createdAt, id: beforeId },
  };
}
