import type { Message } from '../../contract/message.ts';
import { approvalPayload } from '../../contract/review.ts';
import type { PRIVACY_LEVELS } from '../../contract/settings.ts';
import { oneLine, shorten } from '../files/plain-text.ts';
import { saysEverything } from './notification-words.ts';

/** A button in a notification; pressing it answers. */
export interface NotificationAction {
  readonly optionId: string;
  readonly label: string;
}

const MAX_COUNT = 2;
const LABEL_CHARS = 40;

/**
 * The buttons with which a review can be answered from its notification. None unless the person has everything before
 * them that the window would show, and unless one press would answer in the window as well: an approval of one or two
 * options of which none is dangerous, from an agent that is not asked twice, whose whole text stands in the notification.
 */
export function actionsOf(
  message: Message,
  wish: { readonly privacy: (typeof PRIVACY_LEVELS)[number]; readonly isAskedTwice: boolean },
): readonly NotificationAction[] {
  const { review } = message;
  if (review?.type !== 'approval' || review.status !== 'pending' || wish.isAskedTwice) return [];
  if (!saysEverything(message, wish.privacy)) return [];
  // Without options the window offers Approve and Reject, and rejecting is dangerous.
  const parsed = approvalPayload.safeParse(review.payload);
  if (!parsed.success) return [];
  const { options } = parsed.data;
  if (options.length > MAX_COUNT || options.some(({ style }) => style === 'danger')) return [];
  return options.map(({ id, label }) => ({ optionId: id, label: shorten(oneLine(label) || id, LABEL_CHARS) }));
}

/** Can this system show buttons that are heard when they are pressed? Where it cannot, there shall be none. */
export function hasActions(platform: string, hearsActivation: boolean): boolean {
  // On Linux Electron offers none. On Windows a press is heard since the release that brought `handleActivation`.
  return platform === 'darwin' || (platform === 'win32' && hearsActivation);
}
