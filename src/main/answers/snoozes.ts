import type { Message } from '../../contract/message.ts';
import { isSameMessage, type MessageReference } from '../../contract/reference.ts';
import { type Snooze, snooze } from '../../contract/triage.ts';
import { openKeptList } from '../disk/kept-list.ts';
import { createDueTimer } from '../due-timer.ts';

/** Which reviews the person has put off. Nothing is answered by it, and nothing of it leaves this computer. */
export interface Snoozes {
  list(): readonly Snooze[];
  /** Puts reviews off that are pending and will not have expired by then; answers those. */
  set(wanted: readonly Snooze[]): Promise<readonly Snooze[]>;
  /** Brings reviews back now, without a notification: the person is there. */
  wake(references: readonly MessageReference[]): void;
  /** Forgets those of an account whose review is closed or gone. Until the account was read whole, none comes back. */
  settle(accountId: string, isWhole: boolean): void;
  /** Forgets those of an account that was removed. */
  forget(accountId: string): void;
  /** Brings back what has come due, as after sleep or when the clock was set. */
  check(): void;
  /** Ends; settles when the list is kept. */
  stop(): Promise<void>;
}

/** What snoozes need of the program. */
export interface SnoozeOptions {
  readonly file: string;
  readonly now: () => number;
  /** The message as the inbox has it; null when it is not there. */
  readonly find: (reference: MessageReference) => Message | null;
  /** Hears each new whole list. */
  readonly onChange: () => void;
  /** Hears of each review that has come back by itself. */
  readonly onBack: (reference: MessageReference, message: Message) => void;
  /** Hears why the list could not be kept for the next start. */
  readonly onFault: (error: unknown) => void;
}

/** Opens the snoozes that an earlier run kept. */
export function openSnoozes({ file, now, find, onChange, onBack, onFault }: SnoozeOptions): Snoozes {
  const kept = openKeptList(file, snooze);
  let list: readonly Snooze[] = kept.found;
  const settled = new Set<string>();
  let keeping: Promise<void> = Promise.resolve();
  const timer = createDueTimer(now, () => snoozes.check());

  const aim = (): void => {
    const instants = list.filter(({ accountId }) => settled.has(accountId)).map(({ until }) => Date.parse(until));
    timer.aim(instants.length === 0 ? null : Math.min(...instants));
  };
  const put = async (next: readonly Snooze[]): Promise<void> => {
    list = next;
    aim();
    onChange();
    keeping = kept.keep(list).catch(onFault);
    await keeping;
  };

  const snoozes: Snoozes = {
    list: () => list,
    async set(wanted) {
      const possible = wanted.filter((entry) => canSnooze(find(entry), entry.until, now()));
      if (possible.length > 0) {
        await put([...list.filter((known) => !possible.some((entry) => isSameMessage(entry, known))), ...possible]);
      }
      return possible;
    },
    wake(references) {
      const left = list.filter((known) => !references.some((reference) => isSameMessage(reference, known)));
      if (left.length !== list.length) void put(left);
    },
    settle(accountId, isWhole) {
      const isFirst = !settled.has(accountId);
      if (isFirst && !isWhole) return;
      settled.add(accountId);
      const left = list.filter((known) => known.accountId !== accountId || find(known)?.review?.status === 'pending');
      if (left.length !== list.length) void put(left);
      if (isFirst) snoozes.check();
    },
    forget(accountId) {
      const left = list.filter((known) => known.accountId !== accountId);
      if (left.length !== list.length) void put(left);
    },
    check() {
      const isDue = ({ accountId, until }: Snooze) => settled.has(accountId) && Date.parse(until) <= now();
      const due = list.filter(isDue);
      // Also without any: the timer may have called early, or been asleep with the computer.
      if (due.length > 0) void put(list.filter((entry) => !isDue(entry)));
      else aim();
      for (const entry of due) {
        const message = find(entry);
        if (message !== null && isWaiting(message, now())) onBack(entry, message);
      }
    },
    async stop() {
      timer.aim(null);
      await keeping;
    },
  };
  return snoozes;
}

/** Can a message be put off until then? Only while its review waits, and never past its expiry. */
export function canSnooze(message: Message | null, until: string, nowMs: number): boolean {
  return message !== null && Date.parse(until) > nowMs && isWaiting(message, Date.parse(until));
}

/** Pending, and not yet expired at this instant: after sleep the inbox may be behind the clock. */
function isWaiting({ review }: Message, atMs: number): boolean {
  return review?.status === 'pending' && (!review.expiresAt || Date.parse(review.expiresAt) > atMs);
}
