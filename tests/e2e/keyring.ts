import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Desk } from './fixtures.ts';

/** Starts gnome-keyring on the private bus of a test, unlocked; it plays the system's keychain. */
export async function startKeyring(desk: Desk): Promise<ChildProcess> {
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
  return keyring;
}
