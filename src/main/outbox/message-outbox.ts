import { z } from 'zod';
import { type PersonMessage, personMessage, type SendOutcome } from '../../contract/conversation.ts';
import { t } from '../../words/words.ts';
import type { SendAttempt } from '../server/send-outcome.ts';
import { openWaitingList } from './waiting-list.ts';

/**
 * Messages of the person that could not be sent because their server was not reached: kept on disk, and sent in the order
 * in which they were written as soon as it is back.
 */
export interface MessageOutbox {
  /** Names those that wait. */
  clientIds(): readonly string[];
  /** Sends a message, or keeps it until its server is back. */
  send(accountId: string, message: PersonMessage): Promise<SendOutcome>;
  /** Sends what waits for this account, in order; called whenever its inbox was read whole. */
  drain(accountId: string): void;
  /** Does not send this one any more. */
  takeBack(clientId: string): Promise<void>;
  /** Forgets those of an account that was removed. */
  forget(accountId: string): void;
}

/** What waiting needs of the program. */
export interface MessageOutboxOptions {
  readonly file: string;
  readonly isReachable: (accountId: string) => boolean;
  readonly nameOf: (accountId: string) => string;
  /** `isAgain` when an earlier try may have arrived. */
  readonly send: (accountId: string, message: PersonMessage, isAgain: boolean) => Promise<SendAttempt>;
  readonly onChange: () => void;
  /** Hears what became of a message that has waited. */
  readonly onEnded: (clientId: string, outcome: SendOutcome) => void;
  readonly onFault: (error: unknown) => void;
}

const entry = personMessage.extend({ accountId: z.string(), isTried: z.boolean() });
type Entry = z.infer<typeof entry>;

/** Opens the messages that an earlier run left waiting. */
export function openMessageOutbox(options: MessageOutboxOptions): MessageOutbox {
  const isSame = (a: Entry, b: Entry): boolean => a.clientId === b.clientId;
  const waiting = openWaitingList<Entry, SendAttempt>({
    file: options.file,
    entry,
    isKept: () => true,
    isReplaced: isSame,
    isEnded: isSame,
    isReachable: options.isReachable,
    trySending: ({ isTried, accountId, ...message }) => options.send(accountId, message, isTried),
    onChange: options.onChange,
    onEnded: ({ clientId }, attempt) => options.onEnded(clientId, attempt),
    onFault: options.onFault,
  });

  return {
    clientIds: () => waiting.list().map(({ clientId }) => clientId),
    async send(accountId, message) {
      const sent = await waiting.send(
        accountId,
        () => options.send(accountId, message, false),
        (isTried) => ({ ...message, accountId, isTried }),
      );
      const name = options.nameOf(accountId);
      return sent ?? { outcome: 'waiting', detail: t('main.messageKeptForServer', { name }) };
    },
    drain: waiting.drain,
    async takeBack(clientId) {
      await waiting.takeBack((message) => message.clientId === clientId);
    },
    forget: waiting.forget,
  };
}
