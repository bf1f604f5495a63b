import type { NotificationTest } from '../../contract/notifications.ts';
import { t } from '../../words/words.ts';
import type { NotificationSystem } from './native-notification.ts';

/** How long a system may take to say whether it shows a notification. */
const PATIENCE_MS = 3_000;

/** Shows a notification that says that it works, and tells what the system made of it. */
export function showTestNotification(system: NotificationSystem): Promise<NotificationTest> {
  if (!system.isSupported()) {
    const detail = t('main.testNoNotifications');
    return Promise.resolve({ outcome: 'unsupported', detail });
  }
  return new Promise((resolve) => {
    const end = (outcome: NotificationTest['outcome'], detail: string): void => {
      clearTimeout(patience);
      resolve({ outcome, detail });
    };
    const patience = setTimeout(() => {
      end('silent', t('main.testNotConfirmed'));
    }, PATIENCE_MS);
    const ignore = (): void => undefined;
    system.show({
      title: 'Placet Desk',
      body: t('main.testNotificationText'),
      isSilent: false,
      actions: [],
      onClick: ignore,
      onAction: ignore,
      onClosed: ignore,
      onShown: () => end('shown', t('main.testShown')),
      onRefused: (error) => end('refused', t('main.testRefused', { error })),
    });
  });
}
