import type { z } from 'zod';
import { openKeptList } from '../disk/kept-list.ts';
import { createDrainer } from './drainer.ts';

/** Something that waits for its account's server. */
export interface Waiting {
  readonly accountId: string;
  /** An earlier try may have arrived. */
  readonly isTried: boolean;
}

/** How a try ended. `isUnreached`: its server was not reached, or it is not known what it did. */
interface Attempt {
  readonly isUnreached?: true;
}

/** What waits for its server to be reached: kept on disk, and sent in order, one after the other for each account. */
export interface WaitingList<E extends Waiting, A extends Attempt> {
  list(): readonly E[];
  /** Sends at once, or lets it wait behind what waits already; answers null when it waits. */
  send(accountId: string, sendNow: () => Promise<A>, entry: (isTried: boolean) => E): Promise<A | null>;
  /** Sends what waits for this account, in order; called whenever its inbox was read whole. */
  drain(accountId: string): void;
  /** Does not send these any more; answers which of them still waited. */
  takeBack(isMeant: (entry: E) => boolean): Promise<readonly E[]>;
  /** Forgets those of an account that was removed. */
  forget(accountId: string): void;
}

/** What such a list needs. */
export interface WaitingListOptions<E extends Waiting, A extends Attempt> {
  readonly file: string;
  readonly entry: z.ZodType<E>;
  /** Which may be written to the disk. */
  readonly isKept: (entry: E) => boolean;
  /** Whether a new entry takes the place of one that waits already. */
  readonly isReplaced: (known: E, added: E) => boolean;
  /** Whether an entry has ended with the one that was sent. */
  readonly isEnded: (known: E, sent: E) => boolean;
  readonly isReachable: (accountId: string) => boolean;
  readonly trySending: (entry: E) => Promise<A>;
  readonly onChange: () => void;
  /** Hears what became of one that has waited. */
  readonly onEnded: (entry: E, attempt: A) => void;
  readonly onFault: (error: unknown) => void;
}

/** Opens what an earlier run left waiting. */
export function openWaitingList<E extends Waiting, A extends Attempt>(
  options: WaitingListOptions<E, A>,
): WaitingList<E, A> {
  const { isReachable, onFault } = options;
  const kept = openKeptList(options.file, options.entry);
  let waiting = kept.found;

  const put = async (next: readonly E[]): Promise<void> => {
    waiting = next;
    options.onChange();
    await kept.keep(waiting.filter(options.isKept)).catch(onFault);
  };
  const wait = (added: E): Promise<void> =>
    put([...waiting.filter((known) => !options.isReplaced(known, added)), added]);

  const { drain, drainLater } = createDrainer(async (accountId) => {
    for (;;) {
      const next = waiting.find((entry) => entry.accountId === accountId);
      if (next === undefined || !isReachable(accountId)) return 'done';
      const attempt = await options.trySending(next);
      if (attempt.isUnreached === true) {
        // It and those behind it keep their places.
        if (!next.isTried) await put(waiting.map((entry) => (entry === next ? { ...next, isTried: true } : entry)));
        return 'lost';
      }
      // One that was taken back while it was sent has ended all the same.
      await put(waiting.filter((entry) => !options.isEnded(entry, next)));
      options.onEnded(next, attempt);
    }
  }, onFault);

  return {
    list: () => waiting,
    async send(accountId, sendNow, entry) {
      const isBehind = waiting.some((known) => known.accountId === accountId);
      const attempt = isBehind || !isReachable(accountId) ? null : await sendNow();
      if (attempt !== null && attempt.isUnreached !== true) return attempt;
      await wait(entry(attempt !== null));
      if (attempt !== null) drainLater(accountId);
      return null;
    },
    drain,
    async takeBack(isMeant) {
      const back = waiting.filter(isMeant);
      if (back.length > 0) await put(waiting.filter((entry) => !back.includes(entry)));
      return back;
    },
    forget(accountId) {
      void put(waiting.filter((entry) => entry.accountId !== accountId));
    },
  };
}
