import type { Message } from '../contract/message.ts';
import type { PRIVACY_LEVELS } from '../contract/settings.ts';
import { oneLine, plainText, shorten } from './plain-text.ts';

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
      return { title: PROGRAM, body: message.review == null ? 'Something new arrived' : 'Something waits for you' };
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
  const left = minutes < 1 ? 'in less than a minute' : minutes === 1 ? 'in a minute' : `in ${minutes} minutes`;
  switch (privacy) {
    case 'all':
      return { title: titleOf(agentName), body: shorten(`Last call, expires ${left}: ${bodyOf(message)}`, BODY_CHARS) };
    case 'agent':
      return { title: titleOf(agentName), body: `Last call: a review expires ${left}` };
    case 'nothing':
      return { title: PROGRAM, body: `Last call: something expires ${left}` };
    default:
      return privacy satisfies never;
  }
}

/** Why several are told at once. */
export type SummaryKind = 'burst' | 'while-closed' | 'quiet-hours';

/** The words of one notification for several messages. */
export function summaryWords(kind: SummaryKind, count: number, agentCount: number): NotificationWords {
  const agents = agentCount === 1 ? 'one agent' : `${agentCount} agents`;
  const number = count.toLocaleString('en');
  switch (kind) {
    case 'burst':
      return {
        title: PROGRAM,
        body: `${count === 1 ? 'One more message' : `${number} more messages`} arrived from ${agents}.`,
      };
    case 'while-closed':
      return { title: PROGRAM, body: `${number} reviews came while Placet Desk was closed, from ${agents}.` };
    case 'quiet-hours':
      return { title: PROGRAM, body: `${number} messages came in your quiet hours, from ${agents}.` };
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
  return oneLine(agentName) || 'Agent';
}

function bodyOf(message: Message): string {
  const text = plainText(message.text ?? '');
  return text === '' ? kindOf(message) : shorten(text, BODY_CHARS);
}

function kindOf(message: Message): string {
  if (message.review != null) return 'asks for your review';
  return message.attachments.length > 0 && !message.text ? 'sent an attachment' : 'sent a message';
}
