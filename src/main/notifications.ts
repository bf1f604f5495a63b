import { Notification } from 'electron';
import type { MessageReference } from '../contract/desktop.ts';
import type { NotificationTest } from '../contract/local-data.ts';
import type { Message } from '../contract/message.ts';
import { t } from '../words/words.ts';
import { createBurstGuard, summaryWords } from './notification-burst.ts';
import { decideNotification, type NotificationWish, type OnScreen } from './notification-decision.ts';

/** Native notifications of what arrives. */
export interface Notifications {
  /** Notifies of a message, unless there is a reason not to; each message at most once. */
  announce(accountId: string, message: Message, agentName: string): void;
  /** Notifies of a review that was put off and has come back, once more for each time. */
  announceAgain(accountId: string, message: Message, agentName: string): void;
  /** Takes the notification of a message away: it was seen, answered, expired or deleted. */
  withdraw(messageId: string): void;
  /** Shows one that says that it works, and tells what the system made of it. */
  test(): Promise<NotificationTest>;
}

/** How long a system may take to say whether it shows a notification. */
const TEST_PATIENCE_MS = 3_000;

/** What notifications need of the program. */
export interface NotificationOptions {
  readonly whatIsOnScreen: () => OnScreen;
  /** What the person wants to be told of an agent. */
  readonly whatIsWanted: (accountId: string, channelId: string) => NotificationWish;
  readonly onClick: (reference: MessageReference) => void;
  /** Hears every decision, for the record. */
  readonly onDecision: (text: string, facts: Readonly<Record<string, unknown>>) => void;
}

/** Makes the notifier. */
export function createNotifications(options: NotificationOptions): Notifications {
  const shown = new Map<string, Notification>();
  const announced = new Set<string>();
  let summary: Notification | null = null;
  const bursts = createBurstGuard<{ readonly reference: MessageReference; readonly channelId: string }>((held) => {
    const [first] = held;
    if (first === undefined) return;
    summary?.close();
    const agentCount = new Set(held.map(({ channelId }) => channelId)).size;
    summary = new Notification(summaryWords(held.length, agentCount));
    summary.on('click', () => options.onClick(first.reference));
    options.onDecision('Notified of several together', { count: held.length });
    summary.show();
  });

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
        wish: options.whatIsWanted(accountId, message.channelId),
      });
      options.onDecision(decision.kind === 'show' ? 'Notified' : `Not notified: ${decision.reason}`, {
        messageId: message.id,
      });
      if (decision.kind === 'skip') return;
      announced.add(message.id);
      const reference = { accountId, messageId: message.id };
      // Each call of the system holds this process up, and nobody reads a thousand of them.
      if (!bursts.admit({ reference, channelId: message.channelId })) return;
      const notification = new Notification({ title: decision.title, body: decision.body });
      notification.on('click', () => {
        shown.delete(message.id);
        options.onClick(reference);
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
    async test() {
      const result = await showTest();
      options.onDecision('Test notification', { outcome: result.outcome });
      return result;
    },
  };
  return notifications;
}

function showTest(): Promise<NotificationTest> {
  if (!Notification.isSupported()) {
    const detail = t('main.systemHasNoNotifications');
    return Promise.resolve({ outcome: 'unsupported', detail });
  }
  return new Promise((resolve) => {
    const notification = new Notification({
      title: 'Placet Desk',
      body: t('main.notificationsWorkQuestionsYour'),
    });
    const end = (outcome: NotificationTest['outcome'], detail: string): void => {
      clearTimeout(patience);
      resolve({ outcome, detail });
    };
    const patience = setTimeout(() => {
      end('silent', t('main.systemTookNotificationBut'));
    }, TEST_PATIENCE_MS);
    notification.on('show', () => {
      end('shown', t('main.systemSaysShowedNotification'));
    });
    notification.on('failed', (_event, error) => {
      end('refused', t('main.systemRefusedAllowPlacet', { error }));
    });
    notification.show();
  });
}
