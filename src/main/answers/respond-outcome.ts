import type { SentOutcome } from '../../contract/desktop.ts';
import type { Message } from '../../contract/message.ts';
import type { JsonObject } from '../../contract/value.ts';
import { t } from '../../words/words.ts';
import { errorWords } from '../server/error-words.ts';
import { isPassing, ServerRefusal } from '../server/server-client.ts';
import { isSameResponse } from './given-answer.ts';

/** A message as the server has it right now. */
export type MessageNow =
  | { readonly kind: 'found'; readonly message: Message }
  | { readonly kind: 'gone' }
  | { readonly kind: 'unknown' };

/** How one try to respond ended. `isUnreached`: its server was not reached, or it is not known what it did. */
export interface RespondAttempt {
  readonly outcome: Exclude<SentOutcome['outcome'], 'waiting'>;
  readonly detail: string | null;
  readonly isUnreached?: true;
}

/** The response did not leave, or it is not known whether it did. */
export function unsentResponse(reason: string): RespondAttempt {
  return { outcome: 'unsent', detail: t('main.responseNotSent', { reason }) };
}

/** Its server cannot be reached now; the same try later is worth it. */
export function unreachedResponse(reason: string): RespondAttempt {
  return { ...unsentResponse(reason), isUnreached: true };
}

/** The response was not stored and the message could not be read again. */
export function refusedResponse(error: unknown): RespondAttempt {
  return isPassing(error) ? unreachedResponse(sentence(error)) : unsentResponse(sentence(error));
}

/** What became of a response that was not acknowledged, judged by the message as it is now (contract.md 12.4). */
export function describeClosedReview(
  now: Exclude<MessageNow, { kind: 'unknown' }>,
  sent: JsonObject,
  error: unknown,
): RespondAttempt {
  if (now.kind === 'gone') {
    return closed(t('main.responseWithdrawn'));
  }
  const review = now.message.review;
  switch (review?.status) {
    case 'pending':
      return refusedResponse(error);
    case 'expired':
      return closed(t('main.responseExpired'));
    case 'completed':
      // The answer of our own call may be what was lost: the same response stored means that it arrived.
      return isSameResponse(review.response, sent) && !(error instanceof ServerRefusal)
        ? { outcome: 'stored', detail: null }
        : closed(t('main.responseAnsweredElsewhere'));
    default:
      return closed(t('main.responseClosed'));
  }
}

function closed(detail: string): RespondAttempt {
  return { outcome: 'closed', detail };
}

function sentence(error: unknown): string {
  const text = error instanceof Error ? errorWords(error.message) : String(error);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
