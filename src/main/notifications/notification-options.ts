import type { Message } from '../../contract/message.ts';
import type { NotificationDecisionEntry } from '../../contract/notifications.ts';
import type { MessageReference } from '../../contract/reference.ts';
import type { DesktopSettings } from '../../contract/settings.ts';
import type { GivenAnswer } from '../../contract/triage.ts';
import type { NotificationSystem } from './native-notification.ts';
import type { OnScreen } from './notification-decision.ts';

/** What notifications need of the program. */
export interface NotificationOptions {
  /** Where is kept what was told and decided. */
  readonly folder: string;
  readonly now: () => number;
  readonly system: NotificationSystem;
  readonly settings: () => DesktopSettings;
  readonly onScreen: () => OnScreen;
  /** What an account holds; nothing when there is no such account any more. */
  readonly messagesOf: (accountId: string) => readonly Message[];
  /** When the newest message of each channel was sent, as the account was read last. */
  readonly newestOf: (accountId: string) => ReadonlyMap<string, string>;
  readonly find: (reference: MessageReference) => Message | null;
  /** The name of an agent; null when it is not known. */
  readonly agentName: (accountId: string, channelId: string) => string | null;
  /** The person has answered, and it has not been sent yet. */
  readonly isBeingAnswered: (reference: MessageReference) => boolean;
  readonly onOpen: (reference: MessageReference) => void;
  readonly onOpenQueue: () => void;
  /** Answers a review as the window would. */
  readonly onAnswer: (reference: MessageReference, answer: GivenAnswer, label: string) => void;
  /** The time of a pause is over. */
  readonly onPauseOver: () => void;
  readonly onDecided: (entry: NotificationDecisionEntry) => void;
  readonly onFault: (text: string, error: unknown) => void;
}
