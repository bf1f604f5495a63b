import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { z } from 'zod';

const menuLine = z.object({ id: z.number(), label: z.string(), enabled: z.boolean(), type: z.string() });
const menuItem = menuLine.extend({ submenu: z.array(menuLine) });
/** A line of the tray's menu, as the desktop reads it. */
export type TrayMenuItem = z.infer<typeof menuItem>;

const trayItem = z.object({
  status: z.string(),
  toolTip: z.string(),
  pictureBytes: z.number(),
  menu: z.array(menuItem),
});
/** What a desktop shows of the program's tray icon. */
export type TrayItem = z.infer<typeof trayItem>;

const launcherBadge = z.object({
  entry: z.string(),
  count: z.number(),
  isVisible: z.boolean(),
  isUrgent: z.boolean(),
});
/** What a dock shows on the program's icon. */
export type LauncherBadge = z.infer<typeof launcherBadge>;

/**
 * A double of what shows tray icons on a Linux desktop, on the test's own bus: it owns `org.kde.StatusNotifierWatcher`, and
 * reads icons and menus over D-Bus as a panel does (tray_host.py).
 */
export interface TrayHost {
  /** The icon of the program; null while none is registered. */
  read(): Promise<TrayItem | null>;
  /** The badge on the program's icon in a dock; null while none was told. */
  readBadge(): Promise<LauncherBadge | null>;
  /** Chooses a line of the menu, or of a menu in it. */
  choose(label: RegExp): Promise<void>;
  /** Presses the icon itself. */
  press(): Promise<void>;
  stop(): void;
}

/** Starts the double and answers when programs can find it. */
export async function startTrayHost(busAddress: string): Promise<TrayHost> {
  const environment = { ...process.env, DBUS_SESSION_BUS_ADDRESS: busAddress };
  const host = spawn('/usr/bin/python3', ['-u', resolve(import.meta.dirname, 'tray_host.py')], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(createInterface({ input: host.stdout }), 'line');
  const call = async (method: string, ...args: string[]): Promise<string> => {
    const object = ['--dest', 'org.kde.StatusNotifierWatcher', '--object-path', '/TestDouble'];
    const { stdout } = await promisify(execFile)(
      'gdbus',
      ['call', '--session', ...object, '--method', `dev.placet.TestDouble.${method}`, ...args],
      { env: environment },
    );
    return stdout;
  };
  const ask = async (method: string): Promise<unknown> => {
    // gdbus prints a tuple of one text, which is base64 and needs no unquoting.
    const [, encoded = ''] = /'([A-Za-z0-9+/=]*)'/.exec(await call(method)) ?? [];
    return JSON.parse(Buffer.from(encoded, 'base64').toString());
  };
  const read = async (): Promise<TrayItem | null> => trayItem.nullable().parse(await ask('Read'));
  return {
    read,
    readBadge: async () => launcherBadge.nullable().parse(await ask('ReadBadge')),
    async choose(label) {
      const item = await read();
      const line = item?.menu
        .flatMap((entry) => [entry, ...entry.submenu])
        .find((candidate) => label.test(candidate.label));
      if (line === undefined) throw new Error(`The tray has no line like ${label}: ${JSON.stringify(item)}`);
      await call('Choose', String(line.id));
    },
    press: async () => void (await call('Press')),
    stop: () => host.kill(),
  };
}
