import type { Message } from '../contract/message.ts';
import type { AGENT_NOTIFICATIONS, PRIVACY_LEVELS } from '../contract/settings.ts';
import { t } from '../words/words.ts';
import { oneLine, plainText, shorten } from './plain-text.ts';

const BODY_CHARS = 200;

/** What the person can see right now. */
export interface OnScreen {
  /** Whether the window has the person's attention. */
  readonly isFocused: boolean;
  readonly messageIds: readonly string[];
  readonly channelId: string | null;
}

/** What the person wants to be told, of this agent and how openly. */
export interface NotificationWish {
  readonly ofAgent: (typeof AGENT_NOTIFICATIONS)[number];
  readonly privacy: (typeof PRIVACY_LEVELS)[number];
}

/** Shown, or the reason why not. */
export type NotificationDecision =
  | { readonly kind: 'show'; readonly title: string; readonly body: string }
  | {
      readonly kind: 'skip';
      readonly reason:
        | 'on screen'
        | 'already announced'
        | 'not from an agent'
        | 'switched off for this agent'
        | 'only reviews of this agent are wanted'
        | 'not supported';
    };

/** Decides on one arrival (contract.md 10): title the agent, body the question, as openly as the person wants. */
export function decideNotification(
  message: Message,
  agentName: string,
  state: {
    readonly onScreen: OnScreen;
    readonly wasAnnounced: boolean;
    readonly isSupported: boolean;
    readonly wish: NotificationWish;
  },
): NotificationDecision {
  const { onScreen, wish } = state;
  if (message.senderType !== 'agent') return { kind: 'skip', reason: 'not from an agent' };
  if (state.wasAnnounced) return { kind: 'skip', reason: 'already announced' };
  if (wish.ofAgent === 'none') return { kind: 'skip', reason: 'switched off for this agent' };
  if (wish.ofAgent === 'reviews' && message.review == null) {
    return { kind: 'skip', reason: 'only reviews of this agent are wanted' };
  }
  const isVisible = onScreen.messageIds.includes(message.id) || onScreen.channelId === message.channelId;
  if (onScreen.isFocused && isVisible) return { kind: 'skip', reason: 'on screen' };
  if (!state.isSupported) return { kind: 'skip', reason: 'not supported' };
  return { kind: 'show', ...wordsOf(message, oneLine(agentName) || t('main.agent'), wish.privacy) };
}

function wordsOf(
  message: Message,
  agentName: string,
  privacy: NotificationWish['privacy'],
): { title: string; body: string } {
  switch (privacy) {
    case 'all':
      return { title: agentName, body: bodyOf(message) };
    case 'agent':
      return { title: agentName, body: kindOf(message) };
    case 'nothing':
      return {
        title: 'Placet Desk',
        body: message.review == null ? t('main.somethingNewArrived') : t('main.somethingWaitsYou'),
      };
    default:
      return privacy satisfies never;
  }
}

function bodyOf(message: Message): string {
  const text = plainText(message.text ?? '');
  return text === '' ? kindOf(message) : shorten(text, BODY_CHARS);
}

function kindOf(message: Message): string {
  if (message.review != null) return t('main.asksYourReview');
  return message.attachments.length > 0 && !message.text ? t('main.sentAttachment') : t('main.sentMessage');
}
