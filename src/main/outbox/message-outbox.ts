import { z } from 'zod';
import { type PersonMessage, personMessage, type SendOutcome } from '../../contract/conversation.ts';
import { t } from '../../words/words.ts';
import { openKeptList } from '../disk/kept-list.ts';
import type { SendAttempt } from '../server/send-outcome.ts';
import { createDrainer, type DrainEnd } from './drainer.ts';

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
  const { onChange, onFault, onEnded } = options;
  const kept = openKeptList(options.file, entry);
  let waiting: readonly Entry[] = kept.found;

  const put = async (next: readonly Entry[]): Promise<void> => {
    waiting = next;
    onChange();
    await kept.keep(waiting).catch(onFault);
  };
  const wait = async (accountId: string, message: PersonMessage, isTried: boolean): Promise<SendOutcome> => {
    await put([...waiting.filter(({ clientId }) => clientId !== message.clientId), { ...message, accountId, isTried }]);
    return { outcome: 'waiting', detail: t('main.messageKeptForServer', { name: options.nameOf(accountId) }) };
  };
  const drainNow = async (accountId: string): Promise<DrainEnd> => {
    for (;;) {
      const next = waiting.find((one) => one.accountId === accountId);
      if (next === undefined || !options.isReachable(accountId)) return 'done';
      const { isTried, accountId: _account, ...message } = next;
      const outcome = await options.send(accountId, message, isTried);
      if (outcome.isUnreached === true) {
        if (!isTried) await put(waiting.map((one) => (one === next ? { ...next, isTried: true } : one)));
        return 'lost';
      }
      await put(waiting.filter(({ clientId }) => clientId !== next.clientId));
      onEnded(next.clientId, outcome);
    }
  };

  const { drain, drainLater } = createDrainer(drainNow, onFault);

  return {
    clientIds: () => waiting.map(({ clientId }) => clientId),
    async send(accountId, message) {
      const isBehind = waiting.some((one) => one.accountId === accountId);
      if (isBehind || !options.isReachable(accountId)) return wait(accountId, message, false);
      const outcome = await options.send(accountId, message, false);
      if (outcome.isUnreached !== true) return outcome;
      const waits = await wait(accountId, message, true);
      drainLater(accountId);
      return waits;
    },
    drain,
    async takeBack(clientId) {
      if (waiting.some((one) => one.clientId === clientId)) {
        await put(waiting.filter((one) => one.clientId !== clientId));
      }
    },
    forget(accountId) {
      void put(waiting.filter((one) => one.accountId !== accountId));
    },
  };
}
