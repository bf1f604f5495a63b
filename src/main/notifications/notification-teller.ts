import type { Message } from '../../contract/message.ts';
import type { NotificationDecisionEntry } from '../../contract/notifications.ts';
import type { MessageReference } from '../../contract/reference.ts';
import { t } from '../../words/words.ts';
import { questionOf } from '../answers/held-answers.ts';
import { actionsOf } from './notification-actions.ts';
import type { NotificationBoard } from './notification-board.ts';
import { decideNotification, expiryOf, isWaitingAt, type NotificationVerdict } from './notification-decision.ts';
import type { NotificationOptions } from './notification-options.ts';
import type { NotificationRecord } from './notification-record.ts';
import { arrivalWords, reminderWords, type SummaryKind, summaryWords } from './notification-words.ts';
import { reminderAt } from './reminder-time.ts';
import type { ToldReviews } from './told-reviews.ts';

/** One message that is to be told, and on what occasion. */
export interface Telling {
  readonly reference: MessageReference;
  readonly message: Message;
  readonly occasion: NotificationDecisionEntry['occasion'];
}
type Outcome = NotificationDecisionEntry['outcome'];
type Reason = NotificationDecisionEntry['reason'];

/** Carries decisions out: each is written down, and whatever is shown is first known to the next start. */
export interface NotificationTeller {
  verdictOf(item: Telling): NotificationVerdict;
  /** Shows the notification of one message. */
  show(item: Telling, reason: Reason): void;
  /** Shows one notification for those that are still news, or that of the only one. */
  summarise(kind: SummaryKind, items: readonly Telling[]): void;
  skip(item: Telling, reason: Reason): void;
  /** Writes a decision down; null is about no single message. */
  decided(item: Telling | null, outcome: Outcome, reason: Reason, more?: Partial<NotificationDecisionEntry>): void;
}

/** Makes the teller. */
export function createNotificationTeller(
  options: NotificationOptions,
  told: ToldReviews,
  record: NotificationRecord,
  board: NotificationBoard,
): NotificationTeller {
  const { now, system, settings, find } = options;

  const nameOf = ({ reference, message }: Telling): string =>
    options.agentName(reference.accountId, message.channelId) ?? message.agentName ?? t('main.unnamedAgent');
  const decided = (
    item: Telling | null,
    outcome: Outcome,
    reason: Reason,
    more: Partial<NotificationDecisionEntry> = {},
  ) => {
    const entry: NotificationDecisionEntry = {
      at: new Date(now()).toISOString(),
      occasion: item?.occasion ?? 'arrival',
      outcome,
      reason,
      accountId: item?.reference.accountId ?? null,
      messageId: item?.reference.messageId ?? null,
      agentName: item === null ? null : nameOf(item),
      count: 1,
      error: null,
      ...more,
    };
    record.add(entry);
    options.onDecided(entry);
  };
  const verdictOf = ({ reference, message }: Telling): NotificationVerdict => {
    const { agentNotifications, quietHours, pause } = settings();
    return decideNotification(message, {
      nowMs: now(),
      onScreen: options.onScreen(),
      isSupported: system.isSupported(),
      ofAgent: agentNotifications[`${reference.accountId}/${message.channelId}`] ?? 'all',
      quietHours,
      pause,
    });
  };
  /** Written before anything is shown: see `ToldReviews`. */
  const markTold = ({ reference: { accountId, messageId }, message }: Telling): void => {
    const { review, senderType } = message;
    if (senderType !== 'agent' || (review != null && review.status !== 'pending')) return;
    told.tell(accountId, [messageId]);
    const expiresAt = review?.expiresAt;
    const atMs = reminderAt(message, settings(), now());
    // Told so late, it needs no reminder.
    if (expiresAt && atMs !== null && atMs <= now()) told.remind(accountId, messageId, expiresAt);
  };
  const skip = (item: Telling, reason: Reason): void => {
    markTold(item);
    decided(item, 'skipped', reason);
  };

  const show = (item: Telling, reason: Reason): void => {
    const { reference, message, occasion } = item;
    const { privacy, isSilent, askTwice } = settings();
    const isAskedTwice = askTwice.includes(`${reference.accountId}/${message.channelId}`);
    const actions = system.hasActions() ? actionsOf(message, { privacy, isAskedTwice }) : [];
    markTold(item);
    const words =
      occasion === 'reminder'
        ? reminderWords(message, nameOf(item), privacy, expiryOf(message.review) - now())
        : arrivalWords(message, nameOf(item), privacy);
    board.show(reference, words, {
      isSilent,
      actions: actions.map(({ label }) => label),
      onClick: () => options.onOpen(reference),
      onAction(index) {
        const action = actions[index];
        const current = find(reference);
        // What changed since is looked at first: only what was shown is answered.
        const isAsShown =
          current !== null && isWaitingAt(current, now()) && questionOf(current) === questionOf(message);
        if (action === undefined || !isAsShown) options.onOpen(reference);
        else options.onAnswer(reference, { response: { selectedOption: action.optionId } }, action.label);
      },
      onRefused: (error) => decided(item, 'refused', null, { error }),
    });
    decided(item, 'shown', reason);
  };

  /** Does it still deserve to be told, of what was put aside for a while? */
  const isNews = ({ reference, message }: Telling): boolean => {
    const current = find(reference);
    if (current === null || options.isBeingAnswered(reference)) return false;
    return message.review == null || isWaitingAt(current, now());
  };

  const summarise = (kind: SummaryKind, items: readonly Telling[]): void => {
    const news: Telling[] = [];
    for (const item of items) {
      if (isNews(item)) news.push(item);
      else skip(item, 'already-closed');
    }
    const [first] = news;
    if (first === undefined) return;
    if (news.length === 1) {
      show(first, null);
      return;
    }
    for (const item of news) markTold(item);
    const agentCount = (references: readonly MessageReference[]): number =>
      new Set(references.map((reference) => `${reference.accountId}/${find(reference)?.channelId}`)).size;
    board.showSummary(
      kind,
      news.map(({ reference }) => reference),
      (all) =>
        summaryWords(kind, {
          count: all.length,
          agentCount: agentCount(all),
          areReviews: all.every((reference) => find(reference)?.review != null),
        }),
      {
        isSilent: settings().isSilent,
        onClick: ([only, ...others]) =>
          only !== undefined && others.length === 0 ? options.onOpen(only) : options.onOpenQueue(),
        onRefused: (error) => decided(null, 'refused', null, { count: news.length, error }),
      },
    );
    // Of a burst, each has been written down when it was put aside.
    if (kind === 'burst') return;
    const reason = kind === 'while-closed' ? 'many-at-once' : kind;
    decided(null, 'summary', reason, { occasion: first.occasion, count: news.length });
  };

  return { verdictOf, show, summarise, skip, decided };
}
