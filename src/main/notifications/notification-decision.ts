import type { Message } from '../../contract/message.ts';
import type { NotificationPause } from '../../contract/notification-pause.ts';
import type { NotificationReason } from '../../contract/notifications.ts';
import { type QuietHours, URGENT_MS } from '../../contract/quiet-hours.ts';
import type { AGENT_NOTIFICATIONS } from '../../contract/settings.ts';
import { isPaused } from './pause.ts';
import { isQuiet } from './quiet-hours.ts';

/** What the person can see right now. */
export interface OnScreen {
  /** Whether the window has the person's attention. */
  readonly isFocused: boolean;
  readonly messageIds: readonly string[];
  readonly channelId: string | null;
}

/** What a decision depends on beside the message. */
export interface NotificationState {
  readonly nowMs: number;
  readonly onScreen: OnScreen;
  readonly isSupported: boolean;
  /** What the person wants to be told of this agent. */
  readonly ofAgent: (typeof AGENT_NOTIFICATIONS)[number];
  readonly quietHours: QuietHours;
  readonly pause: NotificationPause | null;
}

/** Shown, kept for the end of the quiet hours or of a pause, or not told at all; with the reason where there is one. */
export type NotificationVerdict =
  | { readonly kind: 'show'; readonly reason: 'urgent' | null }
  | { readonly kind: 'hold'; readonly reason: 'quiet-hours' | 'paused' }
  | { readonly kind: 'skip'; readonly reason: NotificationReason };

/** Decides whether the person is told of a message now. */
export function decideNotification(message: Message, state: NotificationState): NotificationVerdict {
  const { onScreen, ofAgent, quietHours, pause, nowMs } = state;
  const { review } = message;
  if (message.senderType !== 'agent') return { kind: 'skip', reason: 'not-from-agent' };
  if (review != null && !isWaitingAt(message, nowMs)) return { kind: 'skip', reason: 'already-closed' };
  if (ofAgent === 'none') return { kind: 'skip', reason: 'agent-off' };
  if (ofAgent === 'reviews' && review == null) return { kind: 'skip', reason: 'reviews-only' };
  const isVisible = onScreen.messageIds.includes(message.id) || onScreen.channelId === message.channelId;
  if (onScreen.isFocused && isVisible) return { kind: 'skip', reason: 'on-screen' };
  if (!state.isSupported) return { kind: 'skip', reason: 'not-supported' };
  // Whoever pauses shows their screen to others, or wants peace: that nothing comes is all that it is for.
  if (isPaused(pause, nowMs)) return { kind: 'hold', reason: 'paused' };
  if (!isQuiet(quietHours, nowMs)) return { kind: 'show', reason: null };
  return quietHours.letsUrgentThrough && isUrgent(message, nowMs)
    ? { kind: 'show', reason: 'urgent' }
    : { kind: 'hold', reason: 'quiet-hours' };
}

/** Pending, and not yet expired: after sleep the inbox may be behind the clock. */
export function isWaitingAt({ review }: Message, atMs: number): boolean {
  return review?.status === 'pending' && expiryOf(review) > atMs;
}

/** When a review expires; never is infinitely far away. */
export function expiryOf(review: Message['review']): number {
  const expiryMs = review?.expiresAt ? Date.parse(review.expiresAt) : Number.NaN;
  return Number.isNaN(expiryMs) ? Number.POSITIVE_INFINITY : expiryMs;
}

function isUrgent(message: Message, nowMs: number): boolean {
  return isWaitingAt(message, nowMs) && expiryOf(message.review) <= nowMs + URGENT_MS;
}
