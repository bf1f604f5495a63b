import type { Message } from '../../contract/message.ts';
import type { NotificationPause } from '../../contract/notification-pause.ts';
import type { MessageReference } from '../../contract/reference.ts';
import { t } from '../../words/words.ts';
import { questionWords } from '../answers/answer-words.ts';
import { oneLine, shorten } from '../files/plain-text.ts';

/** A review that waits, as the tray tells of it. */
export interface TrayReview {
  readonly reference: MessageReference;
  readonly question: string;
  readonly agentName: string;
  /** When it can no longer be answered; null when it never expires. */
  readonly endMs: number | null;
}

/** What the tray shows. */
export interface TrayView {
  readonly waitingCount: number;
  /** The most urgent first, at most as many as the menu lists. */
  readonly urgent: readonly TrayReview[];
  /** An account does not get on without the person, as after its session has expired. */
  readonly needsPerson: boolean;
  /** The person wants no notifications for now. */
  readonly pause: NotificationPause | null;
}

/** A review that waits, and whose it is. */
export interface WaitingReview {
  readonly accountId: string;
  readonly message: Message;
}

/** Which picture the tray shows. */
export type TrayState = 'idle' | 'waiting' | 'attention';

/** As many reviews as the menu lists. */
export const LISTED_COUNT = 5;
const QUESTION_CHARS = 60;
const AGENT_CHARS = 24;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What the tray shows of the reviews that wait, in the order in which the window brings them up. */
export function trayViewOf(
  waiting: readonly WaitingReview[],
  agentNameOf: (review: WaitingReview) => string,
  needsPerson: boolean,
  pause: NotificationPause | null,
): TrayView {
  const byUrgency = waiting
    .map((review) => ({ review, endMs: endOf(review.message), askedMs: Date.parse(review.message.createdAt) || 0 }))
    .sort((a, b) => (a.endMs ?? Infinity) - (b.endMs ?? Infinity) || b.askedMs - a.askedMs);
  const urgent = byUrgency.slice(0, LISTED_COUNT).map(({ review, endMs }) => ({
    reference: { accountId: review.accountId, messageId: review.message.id },
    question: shorten(questionWords(review.message), QUESTION_CHARS),
    agentName: shorten(oneLine(agentNameOf(review)), AGENT_CHARS),
    endMs,
  }));
  return { waitingCount: waiting.length, urgent, needsPerson, pause };
}

/** The picture for a view: what needs the person most. */
export function trayStateOf({ waitingCount, needsPerson }: TrayView): TrayState {
  if (needsPerson) return 'attention';
  return waitingCount > 0 ? 'waiting' : 'idle';
}

/** The line of the menu for a review. */
export function reviewLine({ question, agentName, endMs }: TrayReview, nowMs: number): string {
  return `${question} — ${agentName}${endMs === null ? '' : `, ${leftWords(endMs - nowMs)}`}`;
}

/** How many wait, in words. */
export function countLine({ waitingCount, urgent }: TrayView): string {
  if (waitingCount === 0) return t('main.nothingWaitsForYou');
  const more = waitingCount - urgent.length;
  const words = t('main.reviewsWait', { count: waitingCount });
  return more > 0 ? t('main.moreInWindow', { words, more }) : words;
}

/** When the words of a view are no longer true; null when they stay so. Never sooner than in a minute. */
export function staleAt({ urgent }: TrayView, nowMs: number): number | null {
  const left = urgent.flatMap(({ endMs }) => (endMs !== null && endMs > nowMs ? [endMs - nowMs] : []));
  if (left.length === 0) return null;
  const changesIn = left.map((ms) => {
    if (ms < HOUR) return MINUTE;
    return (ms % HOUR) + 1;
  });
  return nowMs + Math.max(MINUTE, Math.min(...changesIn));
}

function endOf({ review }: Message): number | null {
  const endMs = Date.parse(review?.expiresAt ?? '');
  return Number.isNaN(endMs) ? null : endMs;
}

function leftWords(ms: number): string {
  if (ms < MINUTE) return t('main.lessThanMinuteLeft');
  if (ms < HOUR) return t('main.minutesLeft', { n: Math.floor(ms / MINUTE) });
  return ms < 2 * DAY
    ? t('main.hoursLeft', { n: Math.floor(ms / HOUR) })
    : t('main.daysLeft', { count: Math.floor(ms / DAY) });
}
