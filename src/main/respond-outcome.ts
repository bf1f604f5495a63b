import type { SentOutcome } from '../contract/desktop.ts';
import type { Message } from '../contract/message.ts';
import type { JsonObject } from '../contract/value.ts';
import { t } from '../words/words.ts';
import { errorWords } from './error-words.ts';
import { isSameResponse } from './given-answer.ts';
import { ServerRefusal } from './server-client.ts';

/** A message as the server has it right now. */
export type MessageNow =
  | { readonly kind: 'found'; readonly message: Message }
  | { readonly kind: 'gone' }
  | { readonly kind: 'unknown' };

/** The response did not leave, or it is not known whether it did. */
export function unsentResponse(reason: string): SentOutcome {
  return { outcome: 'unsent', detail: t('main.notSentYourResponse', { reason }) };
}

/** The response was not stored and the message could not be read again. */
export function refusedResponse(error: unknown): SentOutcome {
  return unsentResponse(sentence(error));
}

/** What became of a response that was not acknowledged, judged by the message as it is now (contract.md 12.4). */
export function describeClosedReview(
  now: Exclude<MessageNow, { kind: 'unknown' }>,
  sent: JsonObject,
  error: unknown,
): SentOutcome {
  if (now.kind === 'gone') {
    return closed(t('main.agentHasWithdrawnQuestion'));
  }
  const review = now.message.review;
  switch (review?.status) {
    case 'pending':
      return unsentResponse(sentence(error));
    case 'expired':
      return closed(t('main.reviewExpiredBeforeYour'));
    case 'completed':
      // The answer of our own call may be what was lost: the same response stored means that it arrived.
      return isSameResponse(review.response, sent) && !(error instanceof ServerRefusal)
        ? { outcome: 'stored', detail: null }
        : closed(t('main.someoneElseAnsweredReview'));
    default:
      return closed(t('main.reviewCanNoLonger'));
  }
}

function closed(detail: string): SentOutcome {
  return { outcome: 'closed', detail };
}

function sentence(error: unknown): string {
  const text = error instanceof Error ? errorWords(error.message) : String(error);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
