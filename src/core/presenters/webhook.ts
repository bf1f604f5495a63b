import type { JsonObject } from '../../contract/value.ts';
import type { WebhookDelivery } from '../../contract/webhook.ts';
import type { StoredMessage } from '../domain/message.ts';
import type { StoredReview } from '../domain/review.ts';
import type { StoredAttempt, StoredDelivery, WebhookEvent } from '../domain/webhook.ts';
import { presentInstant, presentOptionalInstant } from './instant.ts';
import { presentMessage, presentReview } from './message.ts';

/** The body of a webhook request (contract.md 9.3), with both names of the message’s id (R5). */
export function presentWebhook(event: WebhookEvent, message: StoredMessage): JsonObject {
  switch (event) {
    case 'message:created':
      return {
        event,
        channelId: message.channelId,
        // As it was when it was created: what became of its delivery since is not the receiver's concern.
        message: presentMessage({ ...message, deliveryStatus: 'sent', updatedAt: message.createdAt }, 'agent'),
      };
    case 'review:expired':
      return {
        ...reviewFacts(event, message),
        expired_at: presentInstant(message.review?.expiresAt ?? message.updatedAt),
      };
    case 'review:responded': {
      const { review, iterationGroupId, iteration } = message;
      return {
        ...reviewFacts(event, message),
        response: review?.response ?? {},
        responded_at: presentInstant(review?.completedAt ?? message.updatedAt),
        ...(review === null ? {} : optionalFacts(review)),
        ...(iterationGroupId === null ? {} : { iterationGroupId }),
        ...(iteration === null ? {} : { iteration }),
        ...(review === null ? {} : { review: presentReview(withoutCallback(review), 'agent') }),
      };
    }
    default:
      return event satisfies never;
  }
}

function reviewFacts(event: WebhookEvent, { id, channelId, review }: StoredMessage): JsonObject {
  return { event, channelId, message_id: id, messageId: id, review_type: review?.type ?? null };
}

function optionalFacts({ feedback, modifiedFileIds }: StoredReview): JsonObject {
  return {
    ...(feedback === null ? {} : { feedback }),
    ...(modifiedFileIds === null ? {} : { modifiedFileIds: { ...modifiedFileIds } }),
  };
}

/** The callback may hold credentials for another receiver than the one that is told. */
function withoutCallback(review: StoredReview): StoredReview {
  return { ...review, callback: null };
}

/** A delivery with its attempts as the person's log shows it. */
export function presentDelivery({
  attempts,
  ...delivery
}: StoredDelivery & { readonly attempts: readonly StoredAttempt[] }): WebhookDelivery {
  return {
    id: delivery.id,
    messageId: delivery.messageId,
    event: delivery.event,
    state: delivery.state,
    nextAttemptAt: presentOptionalInstant(delivery.nextAttemptAt),
    createdAt: presentInstant(delivery.createdAt),
    attempts: attempts.map((attempt) => ({ ...attempt, startedAt: presentInstant(attempt.startedAt) })),
  };
}
