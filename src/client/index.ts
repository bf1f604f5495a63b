import type { Channel, Message, MessageReference, Outcome } from './answers.ts';
import { type AccessSource, createCaller } from './caller.ts';
import { createChannels } from './channels.ts';
import { PlacetError } from './placet-error.ts';
import { postMessage } from './posting.ts';
import type { Note, Question, ReviewType } from './questions.ts';
import { type WaitOptions, waitForReview } from './wait.ts';

export type * from './answers.ts';
export type { Access, AccessSource } from './caller.ts';
export { PlacetError } from './placet-error.ts';
export type * from './questions.ts';
export type { WaitOptions } from './wait.ts';

/** How a question is asked. */
export interface AskOptions extends WaitOptions {
  /** Also deletes the question when the signal ends the wait, since nobody waits for its response any more. */
  readonly withdrawOnAbort?: boolean | undefined;
  /** Hears that the question is in the inbox. */
  readonly onAsked?: ((message: Message) => void) | undefined;
}

/** How a client behaves. */
export interface ConnectOptions {
  /** How long a call is repeated when the server does not answer. Waits go on for as long as they need. @default 30 s */
  readonly retryForMs?: number | undefined;
}

/** An agent's line to the people at an inbox. Every call raises {@link PlacetError}, or the reason of its signal. */
export interface PlacetClient {
  /** Asks a person and waits for the response. */
  ask<T extends ReviewType = 'approval'>(question: Question<T>, options?: AskOptions): Promise<Outcome<T>>;
  /** Tells a person something and waits for nothing. */
  notify(note: Note, options?: { readonly signal?: AbortSignal | undefined }): Promise<Message>;
  /** Waits for the response to a question that was asked before, by this program or another. */
  wait<T extends ReviewType = ReviewType>(reference: MessageReference, options?: WaitOptions): Promise<Outcome<T>>;
  /** Deletes a message. One that is answered or gone already is left alone, and the answer is false. */
  withdraw(reference: MessageReference): Promise<boolean>;
  /** The channel of the agent with this name; it is created when there is none. */
  channel(name: string): Promise<Channel>;
}

const RETRY_FOR_MS = 30_000;
const WITHDRAW_FOR_MS = 5_000;
const RECEIPT_LIMIT_MS = 2_000;

/** Makes a client; nothing is called yet. */
export function connect(source: AccessSource, { retryForMs = RETRY_FOR_MS }: ConnectOptions = {}): PlacetClient {
  const caller = createCaller(source);
  const channels = createChannels(caller, retryForMs);
  const parts = { caller, channels, retryForMs };

  const withdraw = async ({ messageId, channelId }: MessageReference): Promise<boolean> => {
    const path = `/api/v1/messages/${encodeURIComponent(messageId)}?${new URLSearchParams({ channel: channelId })}`;
    const forMs = Math.min(retryForMs, WITHDRAW_FOR_MS);
    try {
      const { review } = await caller.repeatedly<Message>({ path }, forMs);
      if (review?.status === 'completed') return false;
      await caller.repeatedly({ method: 'DELETE', path }, forMs);
      return true;
    } catch (error) {
      if (error instanceof PlacetError && error.status === 404) return false;
      throw error;
    }
  };

  /** Waits, and tells the person that the response was taken. The receipt is a courtesy: nothing depends on it. */
  const waitAndReceipt = async <T extends ReviewType>(
    reference: MessageReference,
    options: WaitOptions,
    expiresAt: string | null | undefined,
  ): Promise<Outcome<T>> => {
    const outcome = await waitForReview<T>(caller, reference, options, expiresAt);
    if (outcome.status !== 'completed') return outcome;
    const path = `/api/v1/messages/${encodeURIComponent(reference.messageId)}/ack`;
    const query = new URLSearchParams({ channel: reference.channelId });
    await caller.once({ method: 'POST', path: `${path}?${query}`, limitMs: RECEIPT_LIMIT_MS }).catch(() => undefined);
    return outcome;
  };

  return {
    async ask<T extends ReviewType = 'approval'>(
      question: Question<T>,
      { signal, timeoutMs, withdrawOnAbort = false, onAsked }: AskOptions = {},
    ) {
      signal?.throwIfAborted();
      const { review = { type: 'approval' }, iterationOf } = question;
      const startedAt = Date.now();
      // A question that is to be withdrawn must be known first: its sending is not cut off in the middle.
      const message = await postMessage(parts, question, { review, iterationOf }, withdrawOnAbort ? undefined : signal);
      const reference = { messageId: message.id, channelId: message.channelId };
      try {
        signal?.throwIfAborted();
        onAsked?.(message);
        const leftMs = timeoutMs === undefined ? undefined : Math.max(1, startedAt + timeoutMs - Date.now());
        const { expiresAt } = message.review ?? {};
        return await waitAndReceipt<T>(reference, { signal, timeoutMs: leftMs }, expiresAt);
      } catch (error) {
        if (withdrawOnAbort && signal?.aborted === true) await withdraw(reference);
        throw error;
      }
    },
    async notify(note, { signal } = {}) {
      return postMessage(parts, note, { status: note.status }, signal);
    },
    wait: (reference, options = {}) => waitAndReceipt(reference, options, null),
    withdraw,
    channel: (name) => channels.named(name),
  };
}
