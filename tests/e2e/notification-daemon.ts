import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

/** One notification as the daemon was asked to show it. */
export interface ShownNotification {
  /** The id that the daemon gave it, counting from 1. */
  readonly id: number;
  readonly line: string;
}

/**
 * A private D-Bus session with the notification daemon of python3-dbusmock on it: the program's own libnotify calls
 * arrive there for real. It stands in for a desktop's daemon, which cannot exist without a desktop.
 */
export interface NotificationDaemon {
  /** Address for `DBUS_SESSION_BUS_ADDRESS`. */
  readonly busAddress: string;
  shown(): readonly ShownNotification[];
  /** Waits for the first notification whose line contains all texts. */
  waitForShown(...texts: readonly string[]): Promise<ShownNotification>;
  /** The ids of which the program asked that they be taken off the screen. */
  closed(): readonly number[];
  /** Switches the desktop's do-not-disturb on or off. */
  setInhibited(isInhibited: boolean): Promise<void>;
  /** Plays a person's click on it. */
  click(id: number): Promise<void>;
  stop(): void;
}

const WAIT_MS = 15_000;

/** Starts bus and daemon and answers when both are ready. */
export async function startNotificationDaemon(): Promise<NotificationDaemon> {
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const busAddress = await firstLine(bus);
  const environment = { ...process.env, DBUS_SESSION_BUS_ADDRESS: busAddress };
  const parameters = JSON.stringify({ capabilities: 'actions body' });
  const daemon = spawn(
    '/usr/bin/python3',
    ['-u', '-m', 'dbusmock', '--template', 'notification_daemon', '-p', parameters],
    { env: environment, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const notifications: ShownNotification[] = [];
  const watchers = new Set<() => void>();
  const closed: number[] = [];
  let hasInhibited = false;
  createInterface({ input: daemon.stdout }).on('line', (line) => {
    const [, closedId] = /\bCloseNotification\b\D*(\d+)/.exec(line) ?? [];
    if (closedId !== undefined) closed.push(Number(closedId));
    if (!/\bNotify\b/.test(line)) return;
    notifications.push({ id: notifications.length + 1, line });
    for (const watcher of watchers) watcher();
  });
  const call = (...args: string[]) =>
    promisify(execFile)('gdbus', ['call', '--session', ...args], { env: environment });
  await promisify(execFile)('gdbus', ['wait', '--session', '--timeout', '15', 'org.freedesktop.Notifications'], {
    env: environment,
  });

  return {
    busAddress,
    shown: () => notifications,
    closed: () => closed,
    async setInhibited(isInhibited) {
      const object = ['--dest', 'org.freedesktop.Notifications', '--object-path', '/org/freedesktop/Notifications'];
      const property = ['org.freedesktop.Notifications', 'Inhibited'];
      const value = `<${isInhibited}>`;
      const method = hasInhibited ? 'org.freedesktop.DBus.Properties.Set' : 'org.freedesktop.DBus.Mock.AddProperty';
      await call(...object, '--method', method, ...property, value);
      hasInhibited = true;
    },
    waitForShown(...texts) {
      const find = () => notifications.find(({ line }) => texts.every((text) => line.includes(text)));
      return new Promise((resolve, reject) => {
        const finish = () => {
          watchers.delete(look);
          clearTimeout(cutOff);
        };
        const look = () => {
          const found = find();
          if (found === undefined) return;
          finish();
          resolve(found);
        };
        const cutOff = setTimeout(() => {
          finish();
          const seen = notifications.map(({ line }) => line).join('\n');
          reject(new Error(`No notification with ${texts.join(', ')} within ${WAIT_MS} ms; seen:\n${seen}`));
        }, WAIT_MS);
        watchers.add(look);
        look();
      });
    },
    async click(id) {
      const object = ['--dest', 'org.freedesktop.Notifications', '--object-path', '/org/freedesktop/Notifications'];
      const signal = ['org.freedesktop.Notifications', 'ActionInvoked', 'us', `[<uint32 ${id}>, <'default'>]`];
      await call(...object, '--method', 'org.freedesktop.DBus.Mock.EmitSignal', ...signal);
    },
    stop() {
      daemon.kill();
      bus.kill();
    },
  };
}

async function firstLine(process: ChildProcess & { stdout: NonNullable<ChildProcess['stdout']> }): Promise<string> {
  const [line] = (await once(createInterface({ input: process.stdout }), 'line')) as [string];
  return line;
}
