import type { NotificationTest } from '../contract/notifications.ts';
import type { NotificationSystem } from './native-notification.ts';

/** How long a system may take to say whether it shows a notification. */
const PATIENCE_MS = 3_000;

/** Shows a notification that says that it works, and tells what the system made of it. */
export function showTestNotification(system: NotificationSystem): Promise<NotificationTest> {
  if (!system.isSupported()) {
    const detail = 'This system has no notifications for programs. Placet Desk still counts what waits in its window.';
    return Promise.resolve({ outcome: 'unsupported', detail });
  }
  return new Promise((resolve) => {
    const end = (outcome: NotificationTest['outcome'], detail: string): void => {
      clearTimeout(patience);
      resolve({ outcome, detail });
    };
    const patience = setTimeout(() => {
      end(
        'silent',
        'The system took the notification but has not said whether it showed it. If you see none, allow Placet Desk in the system’s notification settings and switch do-not-disturb off.',
      );
    }, PATIENCE_MS);
    const ignore = (): void => undefined;
    system.show({
      title: 'Placet Desk',
      body: 'Notifications work. Questions of your agents will look like this.',
      isSilent: false,
      actions: [],
      onClick: ignore,
      onAction: ignore,
      onClosed: ignore,
      onShown: () =>
        end(
          'shown',
          'The system says that it showed the notification. If you see none, it may be hidden by do-not-disturb.',
        ),
      onRefused: (error) =>
        end('refused', `The system refused it (${error}). Allow Placet Desk in the system’s notification settings.`),
    });
  });
}
