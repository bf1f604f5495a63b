import { Notification } from 'electron';
import { hasActions } from './notification-actions.ts';

/** One notification as it is given to the system. */
export interface NativeNotification {
  readonly title: string;
  readonly body: string;
  readonly isSilent: boolean;
  /** Labels of its buttons; only where the system has them. */
  readonly actions: readonly string[];
  readonly onClick: () => void;
  /** Hears which button was pressed. */
  readonly onAction: (index: number) => void;
  /** Hears that it is gone, for whatever reason. */
  readonly onClosed: () => void;
  /** Hears that the system did not take it. */
  readonly onRefused: (error: string) => void;
  /** Hears that the system says it is on the screen. */
  readonly onShown: () => void;
}

/** The system's notifications. */
export interface NotificationSystem {
  isSupported(): boolean;
  /** Can buttons be shown and heard? */
  hasActions(): boolean;
  /** Shows one; the returned function takes it away. */
  show(notification: NativeNotification): () => void;
  /** Takes away what an earlier run left, where the system lets it. */
  clear(): void;
}

/** The system's notifications through Electron. */
export function createNotificationSystem(): NotificationSystem {
  // Held until they are gone: a notification that is collected as garbage loses its click.
  const alive = new Set<Notification>();
  return {
    isSupported: () => Notification.isSupported(),
    hasActions: () => hasActions(process.platform, 'handleActivation' in Notification),
    show({ title, body, isSilent, actions, ...hears }) {
      const native = new Notification({
        title,
        body,
        silent: isSilent,
        actions: actions.map((text) => ({ type: 'button', text })),
      });
      const end = (hear: () => void) => (): void => {
        alive.delete(native);
        hear();
      };
      alive.add(native);
      native.on('click', end(hears.onClick));
      native.on('close', end(hears.onClosed));
      native.on('show', hears.onShown);
      native.on('failed', (_event, error) => end(() => hears.onRefused(error))());
      // Before Electron 45 the index was the second argument only.
      native.on('action', (details, index) => end(() => hears.onAction(details.actionIndex ?? index))());
      native.show();
      return () => {
        alive.delete(native);
        native.close();
      };
    },
    clear() {
      // Only macOS and Windows know afterwards what a program has shown; Electron before 45 does not ask them.
      if (process.platform !== 'linux' && 'removeAll' in Notification) Notification.removeAll();
    },
  };
}
