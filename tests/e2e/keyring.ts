import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** What makes Electron use the keychain of {@link startKeyring}. */
export const WITH_KEYRING = ['--password-store=gnome-libsecret'];

/** Where a keyring lies, and the bus on which it is found. */
export interface KeyringPlace {
  readonly homeFolder: string;
  readonly busAddress: string;
}

/** Starts gnome-keyring, open; it plays the keychain. The returned function ends it. */
export async function startKeyring({ homeFolder, busAddress }: KeyringPlace): Promise<() => void> {
  const environment = { ...process.env, DBUS_SESSION_BUS_ADDRESS: busAddress };
  const keyring = spawn('gnome-keyring-daemon', ['--foreground', '--unlock', '--components=secrets'], {
    env: { ...environment, HOME: homeFolder },
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  keyring.stdin.end('password');
  const wait = spawn('gdbus', ['wait', '--session', '--timeout', '15', 'org.freedesktop.secrets'], {
    env: environment,
  });
  await once(wait, 'exit');
  return () => void keyring.kill();
}
