import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Desk } from './fixtures.ts';

/** What makes Electron use the keychain of {@link startKeyring}. */
export const WITH_KEYRING = ['--password-store=gnome-libsecret'];

/** Starts gnome-keyring, open, on the test's own bus; it plays the keychain. The returned function ends it. */
export async function startKeyring(desk: Desk): Promise<() => void> {
  const environment = { ...process.env, DBUS_SESSION_BUS_ADDRESS: desk.notifications.busAddress };
  const keyring = spawn('gnome-keyring-daemon', ['--foreground', '--unlock', '--components=secrets'], {
    env: { ...environment, HOME: desk.dataFolder },
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  keyring.stdin.end('password');
  const wait = spawn('gdbus', ['wait', '--session', '--timeout', '15', 'org.freedesktop.secrets'], {
    env: environment,
  });
  await once(wait, 'exit');
  return () => void keyring.kill();
}
