import { join } from 'node:path';
import type { Message } from '../../contract/message.ts';
import type { NotificationDiagnosis, NotificationTest } from '../../contract/notifications.ts';
import type { MessageReference } from '../../contract/reference.ts';
import { type WaitingReview, waitingMessages } from '../answers/waiting.ts';
import { createDueTimer } from '../due-timer.ts';
import { createNewAccounts } from '../new-accounts.ts';
import { createKeptBack } from './kept-back.ts';
import { createNotificationBoard } from './notification-board.ts';
import { createBurstGuard } from './notification-burst.ts';
import { diagnose } from './notification-diagnosis.ts';
import type { NotificationOptions } from './notification-options.ts';
import { openNotificationRecord } from './notification-record.ts';
import { createNotificationTeller, type Telling } from './notification-teller.ts';
import { isPaused, pauseEndOf } from './pause.ts';
import { findReminders } from './reminders.ts';
import { showTestNotification } from './test-notification.ts';
import { openToldReviews } from './told-reviews.ts';

/** Native notifications of every account: each arrival told once, or a recorded reason why not. */
export interface Notifications {
  /** The account is there, whether or not its server can be reached: what is sent from now on is news. */
  met(accountId: string): void;
  /** Tells of messages that came in. */
  arrived(accountId: string, messages: readonly Message[]): void;
  /**
   * The account was read whole: tells of what came meanwhile, which the program may have slept through. `missed` is what
   * agents said since `heardUntil` without asking.
   */
  synced(accountId: string, missed: readonly Message[]): void;
  /** Until when the person has heard of what agents said without asking, by channel; null when that was never known. */
  heardUntil(accountId: string): ReadonlyMap<string, string> | null;
  /** Takes notifications away whose review was answered, has expired or is gone. */
  changed(accountId: string, upsert: readonly Message[], removed: readonly string[]): void;
  /** Tells of a review that was put off and has come back, once more for each time. */
  cameBack(reference: MessageReference, message: Message): void;
  /** What waits now: reminders follow it. */
  waits(reviews: readonly WaitingReview[]): void;
  /** The person looks at these messages. */
  seen(messageIds: readonly string[]): void;
  /** The account is gone from this computer, and what was told of it. */
  forgetAccount(accountId: string): void;
  /** Looks at the clock and the settings again, as after sleep or a change of the settings. */
  check(): void;
  /** Shows one that says that it works, and tells what the system made of it. */
  test(): Promise<NotificationTest>;
  diagnose(): Promise<NotificationDiagnosis>;
  /** Takes every notification away: without the program a click would do nothing. */
  stop(): Promise<void>;
}

/** More than these that came while the program was closed are told as one. */
const HANDFUL = 5;
/** The window gets a moment to open the most urgent review, which then needs no notification. */
const START_MS = 1_000;

/** What a whole reading of an account has found beside what waits. */
interface Reading {
  readonly missed: readonly Message[];
  readonly newest: ReadonlyMap<string, string>;
}

const keyOf = ({ accountId, messageId }: MessageReference): string => `${accountId}\n${messageId}`;

/** Makes the notifier, with what an earlier run has told. */
export function createNotifications(options: NotificationOptions): Notifications {
  const { now, system, settings, find } = options;
  const told = openToldReviews(join(options.folder, 'told-reviews.jsonl'), (error) =>
    options.onFault('What was notified could not be kept for the next start', error),
  );
  const record = openNotificationRecord(join(options.folder, 'notifications.jsonl'));
  const board = createNotificationBoard(system);
  const teller = createNotificationTeller(options, told, record, board);
  const { verdictOf, show, summarise, skip, decided } = teller;
  const held = createKeptBack(teller, settings, now, (item) => tell(item));
  const inBurst = new Map<string, Telling>();
  const bursts = createBurstGuard<Telling>((items) => {
    for (const { reference } of items) inBurst.delete(keyOf(reference));
    summarise('burst', items);
  });
  /** Accounts of which has been told what came while the program was closed. */
  const caughtUp = new Set<string>();
  const newAccounts = createNewAccounts(now);
  const keptReminders = new Set<string>();
  const starts = new Set<NodeJS.Timeout>();
  let waiting: readonly WaitingReview[] = [];
  let pauseOver: string | null = null;
  const timer = createDueTimer(now, () => notifications.check());

  let hasStopped = false;
  /** The window first: each notification holds this process up until the desktop has answered. */
  const inTurn = (act: () => void): void => {
    setImmediate(() => {
      if (!hasStopped) act();
    });
  };
  let isCheckDue = false;
  /** One look for all that is put aside in one go. */
  const checkSoon = (): void => {
    if (isCheckDue) return;
    isCheckDue = true;
    inTurn(() => {
      isCheckDue = false;
      notifications.check();
    });
  };

  const tell = (item: Telling): void => {
    const verdict = verdictOf(item);
    switch (verdict.kind) {
      case 'skip':
        skip(item, verdict.reason);
        return;
      case 'hold':
        held.keep(item, verdict.reason);
        decided(item, 'held', verdict.reason);
        checkSoon();
        return;
      case 'show':
        // Each call of the system holds this process up, and nobody reads a thousand of them.
        if (bursts.admit(item)) {
          show(item, verdict.reason);
          return;
        }
        inBurst.set(keyOf(item.reference), item);
        decided(item, 'summary', 'many-at-once');
        return;
      default:
        verdict satisfies never;
    }
  };
  const isUntold = (reference: MessageReference): boolean =>
    !told.isTold(reference.accountId, reference.messageId) && !held.has(reference) && !inBurst.has(keyOf(reference));
  const tellNew = (accountId: string, messages: readonly Message[], occasion: Telling['occasion']): void => {
    const items = messages
      .map((message): Telling => {
        const reference = { accountId, messageId: message.id };
        // It may have been answered since it came in.
        return { reference, message: options.find(reference) ?? message, occasion };
      })
      .filter(({ reference }) => isUntold(reference));
    if (occasion !== 'while-closed' || items.length <= HANDFUL) {
      for (const item of items) tell(item);
      return;
    }
    const shown = new Set(items.filter((item) => verdictOf(item).kind === 'show'));
    for (const item of items) if (!shown.has(item)) tell(item);
    summarise('while-closed', [...shown]);
  };
  const waitingOf = (accountId: string): Message[] =>
    waitingMessages(options.messagesOf(accountId)).filter(({ senderType }) => senderType === 'agent');

  /** An account that is read for the first time: what waited there before it was added is old. */
  const meet = (accountId: string, newest: ReadonlyMap<string, string>): void => {
    const { old, news } = newAccounts.read(accountId, waitingOf(accountId));
    told.tell(
      accountId,
      old.map(({ id }) => id),
    );
    told.know(accountId);
    told.hear(accountId, newest);
    if (old.length > 0) decided(null, 'skipped', 'before-first-sight', { accountId, count: old.length });
    caughtUp.add(accountId);
    tellNew(accountId, news, 'arrival');
  };
  const catchUp = (accountId: string, { missed, newest }: Reading): void => {
    tellNew(accountId, [...waitingOf(accountId), ...missed], 'while-closed');
    settle(accountId, newest);
    caughtUp.add(accountId);
    notifications.check();
  };
  /** All up to the reading is told, so of single messages only those that wait need to be known. */
  const settle = (accountId: string, newest: ReadonlyMap<string, string>): void => {
    const isOfAccount = (reference: MessageReference): boolean => reference.accountId === accountId;
    if (held.some(isOfAccount) || [...inBurst.values()].some(({ reference }) => isOfAccount(reference))) return;
    told.settle(accountId, new Set(waitingOf(accountId).map(({ id }) => id)));
    told.hear(accountId, newest);
  };

  const takeReading = (accountId: string, reading: Reading): void => {
    if (!told.isKnown(accountId)) {
      meet(accountId, reading.newest);
      return;
    }
    if (caughtUp.has(accountId)) {
      tellNew(accountId, [...waitingOf(accountId), ...reading.missed], 'arrival');
      settle(accountId, reading.newest);
      return;
    }
    const start = setTimeout(() => {
      starts.delete(start);
      if (!caughtUp.has(accountId)) catchUp(accountId, reading);
    }, START_MS);
    starts.add(start);
  };

  const remind = ({ accountId, message }: WaitingReview): void => {
    const item: Telling = { reference: { accountId, messageId: message.id }, message, occasion: 'reminder' };
    if (options.isBeingAnswered(item.reference)) return;
    told.remind(accountId, message.id, message.review?.expiresAt ?? '');
    const verdict = verdictOf(item);
    if (verdict.kind === 'show') show(item, verdict.reason);
    else decided(item, 'skipped', verdict.reason);
  };

  const notifications: Notifications = {
    met(accountId) {
      if (!told.isKnown(accountId)) newAccounts.met(accountId);
    },
    arrived: (accountId, messages) =>
      inTurn(() => {
        if (told.isKnown(accountId)) tellNew(accountId, messages, 'arrival');
        else newAccounts.came(accountId, messages);
      }),
    synced(accountId, missed) {
      // Now: what comes by events from here on is newer than what was read.
      const reading = { missed, newest: options.newestOf(accountId) };
      inTurn(() => takeReading(accountId, reading));
    },
    heardUntil: told.heardUntil,
    changed(accountId, upsert, removed) {
      const closed = upsert.filter(({ review }) => review != null && review.status !== 'pending');
      const ids = new Set([...closed.map(({ id }) => id), ...removed]);
      held.drop((reference) => reference.accountId === accountId && ids.has(reference.messageId));
      for (const messageId of ids) {
        const reference = { accountId, messageId };
        const wasShown = board.withdraw(reference);
        const message = closed.find(({ id }) => id === messageId);
        if (!wasShown) continue;
        const item: Telling | null = message ? { reference, message, occasion: 'arrival' } : null;
        decided(item, 'withdrawn', 'closed', { accountId, messageId });
      }
      // What is removed may come back, as that of an account which is switched off and on; the next reading tells.
      const closedIds = closed.map(({ id }) => id);
      if (closedIds.length > 0) told.forget(accountId, closedIds);
    },
    cameBack: (reference, message) => tell({ reference, message, occasion: 'snooze-over' }),
    waits(reviews) {
      waiting = reviews;
      notifications.check();
    },
    seen(messageIds) {
      const isSeen = ({ messageId }: MessageReference): boolean => messageIds.includes(messageId);
      for (const reference of board.references().filter(isSeen)) {
        board.withdraw(reference);
        const message = find(reference);
        if (message !== null) decided({ reference, message, occasion: 'arrival' }, 'withdrawn', 'seen');
      }
      for (const item of held.drop(isSeen)) skip(item, 'seen');
    },
    forgetAccount(accountId) {
      for (const reference of board.references()) if (reference.accountId === accountId) board.withdraw(reference);
      held.drop((reference) => reference.accountId === accountId);
      caughtUp.delete(accountId);
      told.drop(accountId);
      record.forgetAccount(accountId);
    },
    check() {
      const { pause } = settings();
      if (pause !== null && !isPaused(pause, now()) && pause.until !== pauseOver) {
        // Told once: where it cannot be written down that the pause is over, it is over all the same.
        pauseOver = pause.until;
        options.onPauseOver();
      }
      held.release();
      const ready = waiting.filter(({ accountId }) => caughtUp.has(accountId));
      const { due, kept, nextMs } = findReminders(ready, told, settings(), now());
      for (const review of due) remind(review);
      for (const { accountId, message } of kept) {
        const item: Telling = { reference: { accountId, messageId: message.id }, message, occasion: 'reminder' };
        const key = `${keyOf(item.reference)}\n${message.review?.expiresAt}`;
        if (keptReminders.has(key)) continue;
        keptReminders.add(key);
        decided(item, 'held', isPaused(pause, now()) ? 'paused' : 'quiet-hours');
      }
      const pauseEndMs = pause?.until != null && isPaused(pause, now()) ? pauseEndOf(pause) : null;
      const instants = [...held.nextAt(), pauseEndMs, nextMs].filter((atMs) => atMs !== null);
      timer.aim(instants.length === 0 ? null : Math.min(...instants));
    },
    async test() {
      const result = await showTestNotification(system);
      const outcome = result.outcome === 'refused' ? 'refused' : result.outcome === 'unsupported' ? 'skipped' : 'shown';
      const reason = result.outcome === 'unsupported' ? 'not-supported' : null;
      decided(null, outcome, reason, { occasion: 'test', error: outcome === 'refused' ? result.detail : null });
      return result;
    },
    diagnose: () => diagnose(options, record, held.count()),
    async stop() {
      hasStopped = true;
      for (const start of starts) clearTimeout(start);
      timer.aim(null);
      const count = board.clear();
      if (count > 0) decided(null, 'withdrawn', 'quit', { count });
      await record.flush();
    },
  };
  system.clear();
  return notifications;
}
