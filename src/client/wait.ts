import type { Message, MessageReference, Outcome } from './answers.ts';
import type { Caller } from './caller.ts';
import { backOffMs, pause } from './pause.ts';
import { PlacetError } from './placet-error.ts';
import type { ReviewResponses, ReviewType } from './questions.ts';

/** How long a caller waits. */
export interface WaitOptions {
  /** Ends the wait; the promise rejects with its reason. The question stays open. */
  readonly signal?: AbortSignal | undefined;
  /** After this long the outcome is `timeout`; the question stays open. @default until the review expires */
  readonly timeoutMs?: number | undefined;
}

interface WaitAnswer {
  readonly status: string;
  readonly response?: ReviewResponses[ReviewType];
  readonly message?: Message;
}

/** Below the 30 seconds that servers hold a call, and that proxies often allow. */
const POLL_MS = 25_000;
const POLL_GRACE_MS = 10_000;
/** How long after its expiry a review is still waited for when the server is away. */
const AWAY_GRACE_MS = 60_000;

/**
 * Holds one call after the other until the review is final. A server that stops and starts again meanwhile is only a
 * longer wait; `expiresAt` ends it when the server never comes back.
 */
export async function waitForReview<T extends ReviewType>(
  caller: Caller,
  reference: MessageReference,
  { signal, timeoutMs = Number.POSITIVE_INFINITY }: WaitOptions,
  expiresAt: string | null | undefined,
): Promise<Outcome<T>> {
  const { messageId, channelId } = reference;
  const deadline = Date.now() + timeoutMs;
  let lastChance = expiryOf(expiresAt);
  let failureCount = 0;
  for (;;) {
    const startedAt = Date.now();
    const leftMs = deadline - startedAt;
    if (leftMs <= 0) return { status: 'timeout', messageId, channelId };
    const pollMs = Math.ceil(Math.min(POLL_MS, leftMs));
    let pauseMs = 0;
    try {
      const query = new URLSearchParams({ channel: channelId, timeout: String(pollMs) });
      const path = `/api/v1/reviews/${encodeURIComponent(messageId)}/wait?${query}`;
      const answer = await caller.once<WaitAnswer>({ path, signal, limitMs: pollMs + POLL_GRACE_MS });
      const outcome = outcomeOf<T>(answer, reference);
      if (outcome !== null) return outcome;
      lastChance = expiryOf(answer.message?.review?.expiresAt) ?? lastChance;
      // A server that stops ends the calls it holds; asking it again at once would only meet a closed door.
      failureCount = Date.now() - startedAt < pollMs / 2 ? failureCount + 1 : 0;
    } catch (error) {
      if (!(error instanceof PlacetError)) throw error;
      if (error.status === 404 && error.message === 'Message not found') {
        return { status: 'withdrawn', messageId, channelId };
      }
      if (!error.isTemporary || (lastChance !== null && Date.now() > lastChance + AWAY_GRACE_MS)) throw error;
      failureCount += 1;
      pauseMs = error.retryAfterMs ?? 0;
    }
    if (failureCount === 0) continue;
    pauseMs = Math.max(pauseMs, backOffMs(failureCount, Math.random()));
    await pause(Math.max(0, Math.min(pauseMs, deadline - Date.now())), signal);
  }
}

/** The outcome that an answer of the server means; null for `pending`, `timeout` and words that are not known. */
function outcomeOf<T extends ReviewType>(answer: WaitAnswer, reference: MessageReference): Outcome<T> | null {
  const { messageId, channelId } = reference;
  if (answer.status === 'expired') return { status: 'expired', messageId, channelId };
  const review = answer.message?.review;
  const response = answer.response ?? review?.response;
  if (answer.status !== 'completed' || answer.message === undefined || response === undefined) return null;
  return {
    status: 'completed',
    messageId,
    channelId,
    response: response as ReviewResponses[T],
    feedback: review?.feedback ?? null,
    modifiedFileIds: review?.modifiedFileIds ?? {},
    message: answer.message,
  };
}

function expiryOf(instant: string | null | undefined): number | null {
  const at = Date.parse(instant ?? '');
  return Number.isNaN(at) ? null : at;
}
