import type { Message } from '../../contract/message.ts';
import type { PRIVACY_LEVELS } from '../../contract/settings.ts';
import { t } from '../../words/words.ts';
import { oneLine, plainText, shorten } from '../files/plain-text.ts';

type Privacy = (typeof PRIVACY_LEVELS)[number];

/** What a notification says. */
export interface NotificationWords {
  readonly title: string;
  readonly body: string;
}

const PROGRAM = 'Placet Desk';
const BODY_CHARS = 200;
/** So much markdown may stand behind a short text; more is not looked through. */
const MARKED_CHARS = 1_000;
const MINUTE_MS = 60_000;

/** The words of an arrival (contract.md 10): title the agent, body the question, as openly as the person wants. */
export function arrivalWords(message: Message, agentName: string, privacy: Privacy): NotificationWords {
  switch (privacy) {
    case 'all':
      return { title: titleOf(agentName), body: bodyOf(message) };
    case 'agent':
      return { title: titleOf(agentName), body: kindOf(message) };
    case 'nothing':
      return {
        title: PROGRAM,
        body: message.review == null ? t('main.somethingNewArrived') : t('main.somethingWaitsForYou'),
      };
    default:
      return privacy satisfies never;
  }
}

/** The words of the last call before a review expires. */
export function reminderWords(
  message: Message,
  agentName: string,
  privacy: Privacy,
  leftMs: number,
): NotificationWords {
  const minutes = Math.round(leftMs / MINUTE_MS);
  const left = minutes < 1 ? t('main.inLessThanMinute') : t('main.inMinutes', { count: minutes });
  switch (privacy) {
    case 'all':
      return {
        title: titleOf(agentName),
        body: shorten(t('main.lastCallAll', { left, question: bodyOf(message) }), BODY_CHARS),
      };
    case 'agent':
      return { title: titleOf(agentName), body: t('main.lastCallReview', { left }) };
    case 'nothing':
      return { title: PROGRAM, body: t('main.lastCallSomething', { left }) };
    default:
      return privacy satisfies never;
  }
}

/** Why several are told at once. */
export type SummaryKind = 'burst' | 'while-closed' | 'quiet-hours' | 'paused';

/** The words of one notification for several messages. */
export function summaryWords(
  kind: SummaryKind,
  {
    count,
    agentCount,
    areReviews,
  }: { readonly count: number; readonly agentCount: number; readonly areReviews: boolean },
): NotificationWords {
  const agents = t('main.agentCount', { count: agentCount });
  switch (kind) {
    case 'burst':
      return {
        title: PROGRAM,
        body: t('main.arrivedFrom', { arrivals: t('main.moreMessages', { count }), agents }),
      };
    case 'while-closed':
      return {
        title: PROGRAM,
        body: t(areReviews ? 'main.cameWhileClosed' : 'main.messagesWhileClosed', { number: count, agents }),
      };
    case 'quiet-hours':
      return { title: PROGRAM, body: t('main.cameInQuietHours', { number: count, agents }) };
    case 'paused':
      return { title: PROGRAM, body: t('main.cameWhilePaused', { number: count, agents }) };
    default:
      return kind satisfies never;
  }
}

/** Is everything that is asked to be read in the notification? Else it was cut, has files or is not shown at all. */
export function saysEverything(message: Message, privacy: Privacy): boolean {
  const written = message.text ?? '';
  const text = plainText(written);
  const isWhole = written.length <= MARKED_CHARS && shorten(text, BODY_CHARS) === text;
  return privacy === 'all' && text !== '' && isWhole && message.attachments.length === 0;
}

function titleOf(agentName: string): string {
  return oneLine(agentName) || t('main.unnamedAgent');
}

function bodyOf(message: Message): string {
  const text = plainText(message.text ?? '');
  return text === '' ? kindOf(message) : shorten(text, BODY_CHARS);
}

function kindOf(message: Message): string {
  if (message.review != null) return t('main.asksForReview');
  return message.attachments.length > 0 && !message.text ? t('main.sentAttachment') : t('main.sentMessage');
}
