import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { SentOutcome } from '../../contract/desktop.ts';
import type { Message } from '../../contract/message.ts';
import { isSameMessage, type MessageReference } from '../../contract/reference.ts';
import { type GivenAnswer, givenAnswer, type WaitingAnswer, waitingAnswer } from '../../contract/triage.ts';
import { t } from '../../words/words.ts';
import { hasPassword, isSameResponse } from '../answers/given-answer.ts';
import { questionOf } from '../answers/held-answers.ts';
import type { RespondAttempt } from '../answers/respond-outcome.ts';
import type { Keychain } from '../core-process/secret-key.ts';
import { openWaitingList } from './waiting-list.ts';

/**
 * Answers that could not be sent because their server was not reached. The person has decided: each is sent, in the order
 * in which it was given, as soon as the server is back, also after a restart, unless the question has changed by then.
 */
export interface AnswerOutbox {
  list(): readonly WaitingAnswer[];
  /** Sends an answer, or keeps it until its server is back. */
  send(reference: MessageReference, label: string | null, answer: GivenAnswer): Promise<SentOutcome>;
  /** Sends what waits for this account, in order; called whenever its inbox was read whole. */
  drain(accountId: string): void;
  /** Takes back what was not sent yet; answers which that was. */
  takeBack(references: readonly MessageReference[]): Promise<readonly MessageReference[]>;
  /** Forgets those of an account that was removed. */
  forget(accountId: string): void;
}

/** What waiting needs of the program. */
export interface AnswerOutboxOptions {
  readonly file: string;
  readonly keychain: Keychain;
  readonly now: () => number;
  readonly find: (reference: MessageReference) => Message | null;
  readonly isReachable: (accountId: string) => boolean;
  /** Where its server is, in the words of the person. */
  readonly nameOf: (accountId: string) => string;
  readonly send: (reference: MessageReference, answer: GivenAnswer) => Promise<RespondAttempt>;
  /** Reads a message as its server has it now; false when the server is not reached. */
  readonly readAgain: (reference: MessageReference) => Promise<boolean>;
  readonly onChange: () => void;
  /** Hears what became of an answer that has waited. */
  readonly onEnded: (reference: MessageReference, label: string | null, outcome: RespondAttempt) => void;
  readonly onFault: (error: unknown) => void;
}

const entry = waitingAnswer.extend({
  /** An earlier try may have arrived. */
  isTried: z.boolean().default(false),
  /** What was asked, in short, so that no answer is given to another question. */
  asked: z.string(),
  answer: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('open'), given: givenAnswer }),
    /** Holds a password: encrypted by the system's keychain. */
    z.object({ kind: z.literal('sealed'), base64: z.string() }),
  ]),
});
type Entry = z.infer<typeof entry>;

const LOST: RespondAttempt = { outcome: 'unsent', detail: null, isUnreached: true };
const changed = (): RespondAttempt => ({ outcome: 'unsent', detail: t('main.questionChangedWhileWaiting') });
const unreadable = (): RespondAttempt => ({ outcome: 'unsent', detail: t('main.passwordAnswerLost') });

/** Opens the answers that an earlier run left waiting. */
export function openAnswerOutbox(options: AnswerOutboxOptions): AnswerOutbox {
  const { keychain, find } = options;
  /** Without a keychain what holds a password stays in memory. */
  const inMemory = new WeakSet<Entry['answer']>();

  const seal = (given: GivenAnswer, isSecret: boolean): Entry['answer'] => {
    if (isSecret && keychain.isEncryptionAvailable()) {
      return { kind: 'sealed', base64: keychain.encryptString(JSON.stringify(given)).toString('base64') };
    }
    const answer: Entry['answer'] = { kind: 'open', given };
    if (isSecret) inMemory.add(answer);
    return answer;
  };
  const open = ({ answer }: Entry): GivenAnswer | null => {
    if (answer.kind === 'open') return answer.given;
    try {
      return givenAnswer.parse(JSON.parse(keychain.decryptString(Buffer.from(answer.base64, 'base64'))));
    } catch {
      return null;
    }
  };
  const trySending = async (given: Entry): Promise<RespondAttempt> => {
    const answer = open(given);
    if (answer === null) return unreadable();
    const { accountId, messageId } = given;
    // A try whose end was not heard may have arrived: only the server knows.
    if (given.isTried && !(await options.readAgain({ accountId, messageId }))) return LOST;
    const message = find(given);
    const review = message?.review;
    if (review?.status === 'completed' && isSameResponse(review.response, answer.response)) {
      return { outcome: 'stored', detail: null };
    }
    if (message !== null && given.asked !== '' && given.asked !== questionMark(message)) return changed();
    return options.send({ accountId, messageId }, answer);
  };

  const waiting = openWaitingList<Entry, RespondAttempt>({
    file: options.file,
    entry,
    isKept: ({ answer }) => !inMemory.has(answer),
    isReplaced: isSameMessage,
    isEnded: (known, sent) => known === sent,
    isReachable: options.isReachable,
    trySending,
    onChange: options.onChange,
    onEnded: ({ accountId, messageId, label }, attempt) => options.onEnded({ accountId, messageId }, label, attempt),
    onFault: options.onFault,
  });

  return {
    list: () => waiting.list().map(({ answer: _answer, asked: _asked, isTried: _isTried, ...told }) => told),
    async send(reference, label, given) {
      const sent = await waiting.send(
        reference.accountId,
        () => options.send(reference, given),
        (isTried) => {
          const message = find(reference);
          return {
            ...reference,
            label,
            writtenAt: new Date(options.now()).toISOString(),
            isTried,
            asked: message === null ? '' : questionMark(message),
            answer: seal(given, message === null || hasPassword(message.review, given.response)),
          };
        },
      );
      const name = options.nameOf(reference.accountId);
      return sent ?? { outcome: 'waiting', detail: t('main.answerKeptForServer', { name }) };
    },
    drain: waiting.drain,
    async takeBack(references) {
      const back = await waiting.takeBack((given) => references.some((reference) => isSameMessage(given, reference)));
      return back.map(({ accountId, messageId }) => ({ accountId, messageId }));
    },
    forget: waiting.forget,
  };
}

/** Names what was asked; the same name, the same question (promise 10). */
function questionMark(message: Message): string {
  return createHash('sha256').update(questionOf(message)).digest('hex').slice(0, 32);
}
