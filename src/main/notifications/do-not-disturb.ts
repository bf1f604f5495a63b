import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const PATIENCE_MS = 1_500;
const OBJECT = ['--dest', 'org.freedesktop.Notifications', '--object-path', '/org/freedesktop/Notifications'];
const GET = ['--method', 'org.freedesktop.DBus.Properties.Get', 'org.freedesktop.Notifications', 'Inhibited'];

/**
 * Whether the system's own do-not-disturb is on, asked once. Only desktops on Linux tell it, and of those only the ones
 * whose daemon has `Inhibited`; everywhere else it is unknown, and the system decides by itself.
 */
export async function readDoNotDisturb(): Promise<'on' | 'off' | 'unknown'> {
  if (process.platform !== 'linux') return 'unknown';
  try {
    const { stdout } = await promisify(execFile)('gdbus', ['call', '--session', ...OBJECT, ...GET], {
      timeout: PATIENCE_MS,
    });
    return inhibitionOf(stdout);
  } catch {
    return 'unknown';
  }
}

/** What `gdbus` printed of the property: a variant in a tuple. */
export function inhibitionOf(printed: string): 'on' | 'off' | 'unknown' {
  const [, value] = /^\(<(true|false)>,\)\s*$/.exec(printed) ?? [];
  return value === undefined ? 'unknown' : value === 'true' ? 'on' : 'off';
}
