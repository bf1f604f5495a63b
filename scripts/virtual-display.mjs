// A screen and a message bus for Electron on a Linux machine that has none, or that should not see the tests.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SetUpError } from './checkout.mjs';
import { startService } from './child-processes.mjs';

const COOKIE_KIND = 'MIT-MAGIC-COOKIE-1';
const ANY_ADDRESS = 0xffff;

/**
 * Which of the two this environment lacks.
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 */
export function missingDesktop(env, platform) {
  if (platform !== 'linux') return { display: false, bus: false };
  return { display: !env.DISPLAY && !env.WAYLAND_DISPLAY, bus: !env.DBUS_SESSION_BUS_ADDRESS };
}

/**
 * Starts what is asked for, gives `use` the environment for it, and ends it again whatever happens.
 * @template T
 * @param {{ display: boolean, bus: boolean }} wanted
 * @param {(env: NodeJS.ProcessEnv) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function withDesktop(wanted, use) {
  const ends = [];
  let env = { ...process.env };
  try {
    if (wanted.display) env = await startDisplay(env, ends);
    if (wanted.bus) env = await startBus(env, ends);
    return await use(env);
  } finally {
    for (const end of ends.reverse()) await end();
  }
}

async function startDisplay(env, ends) {
  // Every user of the machine can connect to a display without a cookie, and answer reviews on it.
  const folder = mkdtempSync(join(tmpdir(), 'placet-desk-display-'));
  const removeFolder = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', removeFolder);
  ends.push(async () => {
    process.off('exit', removeFolder);
    removeFolder();
  });
  const authority = join(folder, 'Xauthority');
  writeFileSync(authority, cookieFile(randomBytes(16)), { mode: 0o600 });
  const options = ['-screen', '0', '1440x900x24', '-nolisten', 'tcp', '-noreset', '-auth', authority];
  const server = await started('Xvfb', ['-displayfd', '3', ...options], env);
  ends.push(server.stop);
  const { WAYLAND_DISPLAY: _, ...rest } = env;
  return { ...rest, DISPLAY: `:${server.line}`, XAUTHORITY: authority, XDG_SESSION_TYPE: 'x11' };
}

async function startBus(env, ends) {
  const bus = await started('dbus-daemon', ['--session', '--nofork', '--nopidfile', '--print-address=3'], env);
  ends.push(bus.stop);
  return { ...env, DBUS_SESSION_BUS_ADDRESS: bus.line };
}

async function started(file, args, env) {
  try {
    return await startService(file, args, env);
  } catch (error) {
    throw new SetUpError(
      `${file} could not be started, and Electron needs it here: ${error.message}\nTry \`${file} --help\` by hand to see whether it runs at all.`,
    );
  }
}

/**
 * An X authority file with one cookie, valid for any display number: the number is known only after the server has read it.
 * @param {Buffer} cookie
 */
export function cookieFile(cookie) {
  const field = (bytes) => {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(bytes.length);
    return Buffer.concat([length, bytes]);
  };
  const family = Buffer.alloc(2);
  family.writeUInt16BE(ANY_ADDRESS);
  const anyDisplay = Buffer.alloc(0);
  return Buffer.concat([
    family,
    field(Buffer.alloc(0)),
    field(anyDisplay),
    field(Buffer.from(COOKIE_KIND)),
    field(cookie),
  ]);
}
