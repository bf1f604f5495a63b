import { Notification } from 'electron';
import type { MessageReference } from '../contract/desktop.ts';
import type { Message } from '../contract/message.ts';
import { decideNotification, type OnScreen } from './notification-decision.ts';

/** Native notifications of what arrives. */
export interface Notifications {
  /** Notifies of a message, unless there is a reason not to; each message at most once. */
  announce(accountId: string, message: Message, agentName: string): void;
  /** Notifies of a review that was put off and has come back, once more for each time. */
  announceAgain(accountId: string, message: Message, agentName: string): void;
  /** Takes the notification of a message away: it was seen, answered, expired or deleted. */
  withdraw(messageId: string): void;
}

/** What notifications need of the program. */
export interface NotificationOptions {
  readonly whatIsOnScreen: () => OnScreen;
  readonly onClick: (reference: MessageReference) => void;
  /** Hears every decision, for the record. */
  readonly onDecision: (text: string, facts: Readonly<Record<string, unknown>>) => void;
}

/** Makes the notifier. */
export function createNotifications(options: NotificationOptions): Notifications {
  const shown = new Map<string, Notification>();
  const announced = new Set<string>();

  const notifications: Notifications = {
    announceAgain(accountId, message, agentName) {
      options.onDecision('Back from being snoozed', { messageId: message.id });
      announced.delete(message.id);
      notifications.announce(accountId, message, agentName);
    },
    announce(accountId, message, agentName) {
      const decision = decideNotification(message, agentName, {
        onScreen: options.whatIsOnScreen(),
        wasAnnounced: announced.has(message.id),
        isSupported: Notification.isSupported(),
      });
      options.onDecision(decision.kind === 'show' ? 'Notified' : `Not notified: ${decision.reason}`, {
        messageId: message.id,
      });
      if (decision.kind === 'skip') return;
      announced.add(message.id);
      const notification = new Notification({ title: decision.title, body: decision.body });
      notification.on('click', () => {
        shown.delete(message.id);
        options.onClick({ accountId, messageId: message.id });
      });
      notification.on('close', () => shown.delete(message.id));
      notification.on('failed', (_event, error) => {
        options.onDecision('The system refused a notification', { messageId: message.id, error });
      });
      // Held until it is gone: a notification that is collected as garbage loses its click.
      shown.set(message.id, notification);
      notification.show();
    },
    withdraw(messageId) {
      shown.get(messageId)?.close();
      shown.delete(messageId);
    },
  };
  return notifications;
}
