import { app, session } from 'electron';
import { mayNavigate } from './navigation.ts';

/**
 * Closes what a window could be talked into (Electron's security checklist, items 5, 13, 14): no permission is granted,
 * nothing navigates, no window is opened, no web view is attached. `ownOrigin` is the one address it may be at.
 */
export function lockDown(ownOrigin: string): void {
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.defaultSession.setPermissionCheckHandler(() => false);
  session.defaultSession.setDevicePermissionHandler(() => false);
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => {
      if (!event.url.startsWith(`${ownOrigin}/`)) event.preventDefault();
    });
    contents.on('will-frame-navigate', (event) => {
      if (!mayNavigate(event, ownOrigin)) event.preventDefault();
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}
