import type { z } from 'zod';
import type { RespondOutcome, SentOutcome } from '../../contract/desktop.ts';
import type { Message } from '../../contract/message.ts';
import { isSameMessage, type MessageReference } from '../../contract/reference.ts';
import { type GivenAnswer, givenAnswer, type HeldAnswer, heldAnswer } from '../../contract/triage.ts';
import { t } from '../../words/words.ts';
import { openKeptList } from '../disk/kept-list.ts';
import { createDueTimer } from '../due-timer.ts';
import { hasPassword, isSameResponse } from './given-answer.ts';

/** Answers that can still be taken back. The person has decided: whatever happens to the program, each is sent. */
export interface HeldAnswers {
  list(): readonly HeldAnswer[];
  /** Holds an answer for the time that the person has chosen, or sends it at once. */
  answer(given: AnswerToHold): Promise<RespondOutcome>;
  /** Takes back what has not been sent; answers which that was. */
  undo(references: readonly MessageReference[]): Promise<readonly MessageReference[]>;
  /** Sends the answers of an account that an earlier run left behind, once its inbox is known. */
  resume(accountId: string): void;
  /** Forgets those of an account that was removed. */
  forget(accountId: string): void;
  /** Sends what has come due, as after sleep. */
  check(): void;
  /** Sends all of them now; settles when each has ended. What cannot be sent waits for the next `resume`. */
  flush(): Promise<void>;
}

/** An answer with what is said of it. */
export interface AnswerToHold extends MessageReference {
  readonly label: string | null;
  readonly group: string | null;
  readonly answer: GivenAnswer;
}

/** What holding needs of the program. */
export interface HeldAnswerOptions {
  readonly file: string;
  readonly now: () => number;
  /** For how long an answer is held; 0 sends at once. */
  readonly undoMs: () => number;
  readonly find: (reference: MessageReference) => Message | null;
  readonly send: (reference: MessageReference, label: string | null, answer: GivenAnswer) => Promise<SentOutcome>;
  readonly onChange: () => void;
  readonly onEnded: (reference: MessageReference, label: string | null, outcome: SentOutcome) => void;
  readonly onFault: (error: unknown) => void;
}

const entry = heldAnswer.extend({ answer: givenAnswer });
type Entry = z.infer<typeof entry>;

/** An answer leaves this long before its review expires, so that it arrives in time. */
const EXPIRY_MARGIN_MS = 3_000;

const changed = (): SentOutcome => ({ outcome: 'unsent', detail: t('main.questionChangedAfterAnswer') });

/** Opens the answers that an earlier run was still holding. */
export function openHeldAnswers(options: HeldAnswerOptions): HeldAnswers {
  const { now, find, onChange } = options;
  const kept = openKeptList(options.file, entry);
  /** Of an earlier run: they can no longer be taken back, and wait for their account. */
  let leftovers: readonly Entry[] = kept.found;
  let held: readonly Entry[] = [];
  const leaving = new Set<Entry>();
  const sending = new Set<Promise<void>>();
  /** What may hold a password stays in memory. */
  const secret = new WeakSet<Entry>();
  /** What was asked when it was answered. An answer of an earlier run was meant for what is asked now. */
  const asked = new WeakMap<Entry, string>();
  const timer = createDueTimer(now, () => answers.check());

  const keep = (): Promise<void> => {
    const safe = [...leftovers, ...held, ...leaving].filter((given) => !secret.has(given));
    return kept.keep(safe).catch(options.onFault);
  };
  const aim = (): void => {
    timer.aim(held.length === 0 ? null : Math.min(...held.map(({ sendAt }) => Date.parse(sendAt))));
  };
  const change = (next: readonly Entry[]): void => {
    held = next;
    aim();
    onChange();
  };

  // An earlier run may have ended just after the server took its answer.
  const wasStored = (given: Entry): boolean => {
    const review = find(given)?.review;
    return review?.status === 'completed' && isSameResponse(review.response, given.answer.response);
  };
  const send = (given: Entry, isLastChance: boolean): Promise<void> => {
    const { accountId, messageId, label, answer } = given;
    const reference = { accountId, messageId };
    const leave = async (): Promise<void> => {
      const message = find(given);
      const isChanged = message !== null && asked.has(given) && asked.get(given) !== questionOf(message);
      const outcome: SentOutcome = wasStored(given)
        ? { outcome: 'stored', detail: null }
        : isChanged
          ? changed()
          : await options.send(reference, label, answer);
      leaving.delete(given);
      if (isLastChance && outcome.outcome === 'unsent' && !isChanged) leftovers = [...leftovers, given];
      else options.onEnded(reference, label, outcome);
      await keep();
    };
    leaving.add(given);
    const left = leave().finally(() => sending.delete(left));
    sending.add(left);
    return left;
  };
  const sendAll = async (entries: readonly Entry[], isLastChance = false): Promise<void> => {
    if (entries.length > 0) change(held.filter((given) => !entries.includes(given)));
    await Promise.all(entries.map((given) => send(given, isLastChance)));
  };

  const answers: HeldAnswers = {
    list: () => held.map(({ answer: _answer, ...told }) => told),
    async answer({ answer, ...told }) {
      const reference = { accountId: told.accountId, messageId: told.messageId };
      const sendAtMs = sendInstant(now(), options.undoMs(), find(reference)?.review?.expiresAt);
      if (sendAtMs <= now()) return options.send(reference, told.label, answer);
      const heldAt = new Date(now()).toISOString();
      const given: Entry = { ...told, answer, heldAt, sendAt: new Date(sendAtMs).toISOString() };
      const message = find(reference);
      if (message === null || hasPassword(message.review, answer.response)) secret.add(given);
      if (message !== null) asked.set(given, questionOf(message));
      change([...held.filter((known) => !isSameMessage(known, told)), given]);
      await keep();
      return { outcome: 'held', detail: null };
    },
    async undo(references) {
      const back = held.filter((known) => references.some((reference) => isSameMessage(known, reference)));
      if (back.length > 0) change(held.filter((known) => !back.includes(known)));
      await keep();
      return back.map(({ accountId, messageId }) => ({ accountId, messageId }));
    },
    resume(accountId) {
      const ready = leftovers.filter((given) => given.accountId === accountId);
      leftovers = leftovers.filter((given) => given.accountId !== accountId);
      void sendAll(ready);
    },
    forget(accountId) {
      leftovers = leftovers.filter((given) => given.accountId !== accountId);
      change(held.filter((given) => given.accountId !== accountId));
      void keep();
    },
    check() {
      void sendAll(held.filter(({ sendAt }) => Date.parse(sendAt) <= now()));
      aim();
    },
    async flush() {
      await sendAll(held, true);
      await Promise.all(sending);
    },
  };
  return answers;
}

/** What an answer answers: promise 10 holds for one that is held as well. */
export function questionOf({ text, review, attachments }: Message): string {
  return JSON.stringify([text, review?.type, review?.payload, attachments.map(({ id, filename }) => [id, filename])]);
}

/** When an answer of now leaves: after the time to take it back, and before its review expires. */
export function sendInstant(nowMs: number, undoMs: number, expiresAt: string | null | undefined): number {
  const expiryMs = expiresAt ? Date.parse(expiresAt) : Number.POSITIVE_INFINITY;
  return Math.min(nowMs + undoMs, expiryMs - EXPIRY_MARGIN_MS);
}
