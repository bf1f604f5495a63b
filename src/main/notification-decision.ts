import type { Message } from '../contract/message.ts';

const BODY_CHARS = 200;

/** What the person can see right now. */
export interface OnScreen {
  /** Whether the window has the person's attention. */
  readonly isFocused: boolean;
  readonly messageIds: readonly string[];
  readonly channelId: string | null;
}

/** Shown, or the reason why not. */
export type NotificationDecision =
  | { readonly kind: 'show'; readonly title: string; readonly body: string }
  | {
      readonly kind: 'skip';
      readonly reason: 'on screen' | 'already announced' | 'not from an agent' | 'not supported';
    };

/** Decides on one arrival (contract.md 10): title the agent, body the question. */
export function decideNotification(
  message: Message,
  agentName: string,
  state: { readonly onScreen: OnScreen; readonly wasAnnounced: boolean; readonly isSupported: boolean },
): NotificationDecision {
  const { onScreen } = state;
  if (message.senderType !== 'agent') return { kind: 'skip', reason: 'not from an agent' };
  if (state.wasAnnounced) return { kind: 'skip', reason: 'already announced' };
  const isVisible = onScreen.messageIds.includes(message.id) || onScreen.channelId === message.channelId;
  if (onScreen.isFocused && isVisible) return { kind: 'skip', reason: 'on screen' };
  if (!state.isSupported) return { kind: 'skip', reason: 'not supported' };
  return { kind: 'show', title: oneLine(agentName) || 'Agent', body: bodyOf(message) };
}

function bodyOf(message: Message): string {
  const text = plainText(message.text ?? '');
  if (text !== '') return text.length > BODY_CHARS ? `${text.slice(0, BODY_CHARS - 1).trimEnd()}…` : text;
  if (message.review != null) return 'asks for your review';
  return message.attachments.length > 0 ? 'sent an attachment' : 'sent a message';
}

/** Markdown as a notification can show it: marks dropped, blank lines closed. */
function plainText(markdown: string): string {
  return oneLine(
    markdown
      .slice(0, BODY_CHARS * 8)
      .replace(/^```.*$/gm, '')
      .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replace(/^\s{0,3}(#{1,6}|>|[-*+])\s+/gm, '')
      .replace(/(\*\*|__|`|~~)/g, ''),
  );
}

// Control and direction characters could make a notification say something else than the question does.
const MISLEADING = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').replace(MISLEADING, '').trim();
}
