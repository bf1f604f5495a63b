// What Electron needs from the Linux system. On Debian and Ubuntu it is installed when we may, and named when we may not.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { SetUpError } from './checkout.mjs';

const LIBRARIES = 'libgtk-3-0 libnss3 libasound2 libgbm1 libatk-bridge2.0-0 libcups2 libxss1 libxtst6 libnotify4'.split(
  ' ',
);
const DISPLAY = ['xvfb', 'xauth', 'dbus', 'dbus-x11'];
const NOTIFICATIONS = ['python3-dbusmock', 'libglib2.0-bin', 'gnome-keyring'];
const RECIPES = ['python3-requests', 'python3-socketio', 'python3-websocket'];
const NEEDED_BY_DISPLAY = ['xvfb', 'dbus'];

/**
 * Makes sure that Electron finds its libraries, and a virtual display and the test doubles of notification daemon and
 * keychain where they are asked for. What only the tests of recipes need is installed where it can be, and else done without:
 * those tests are skipped, with the reason.
 * @param {{ executable: string, display: boolean, notifications: boolean, recipes: boolean, offline: boolean, log: (line: string) => void }} options
 */
export function ensureSystemPackages({ executable, display, notifications, recipes, offline, log }) {
  if (process.platform !== 'linux') return;
  const isDebian = existsSync('/usr/bin/dpkg-query') && existsSync('/usr/bin/apt-get');
  const isRoot = process.getuid?.() === 0;
  if (!isDebian) return explainElsewhere(executable, display);
  const wanted = [
    ...LIBRARIES,
    ...(display || isRoot ? DISPLAY : []),
    ...(notifications ? NOTIFICATIONS : []),
    ...(recipes && isRoot && !offline ? RECIPES : []),
  ];
  const missing = missingPackages(
    wanted,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholders are dpkg-query's own
    ask('dpkg-query', ['-W', '-f', '${db:Status-Abbrev}\t${Package}\t${Provides}\n']),
  );
  if (missing.length === 0) return;
  if (!isRoot) {
    const libraries = missingLibraries(executable);
    const needed = missing.filter((name) => NEEDED_BY_DISPLAY.includes(name) || NOTIFICATIONS.includes(name));
    if (libraries.length === 0 && needed.length === 0) return;
    throw new SetUpError(
      `${lacking(libraries, needed)}\nInstall the packages, then run the same command again:\n\n  ${byHand(missing)}`,
    );
  }
  if (offline) {
    throw new SetUpError(
      `Debian packages are missing: ${missing.join(' ')}, and PLACET_DESK_OFFLINE=1 forbids to fetch them.\n` +
        `With a network, run the same command without PLACET_DESK_OFFLINE, or:\n\n  ${byHand(missing)}`,
    );
  }
  log(`Installing Debian packages: ${missing.join(' ')} …`);
  apt(['update'], missing);
  const names = missing.map((name) =>
    installableName(name, ask('apt-cache', ['policy', name]), ask('apt-cache', ['showpkg', name])),
  );
  apt(['install', '-y', '--no-install-recommends', ...names], missing);
}

/**
 * The packages that are neither installed nor provided by an installed one: Ubuntu 24.04 calls libasound2 libasound2t64.
 * @param {string[]} wanted
 * @param {string} installed lines of "status<tab>package<tab>provides"
 */
export function missingPackages(wanted, installed) {
  const there = new Set();
  for (const line of installed.split('\n')) {
    const [status = '', name = '', provides = ''] = line.split('\t');
    if (!status.startsWith('ii')) continue;
    there.add(name);
    for (const provided of provides.split(',')) there.add(provided.trim().split(' ')[0]);
  }
  return wanted.filter((name) => !there.has(name));
}

/**
 * The name under which apt can install a package: its own, or that of the package which provides it.
 * @param {string} name
 * @param {string} policy what `apt-cache policy` says of it
 * @param {string} details what `apt-cache showpkg` says of it
 */
export function installableName(name, policy, details) {
  const candidate = policy.match(/^\s*Candidate:\s*(.+)$/m)?.[1];
  if (candidate && candidate !== '(none)') return name;
  const [, reverse = ''] = details.split(/^Reverse Provides:\s*$/m);
  const providers = reverse
    .split('\n')
    .map((line) => line.trim().split(' ')[0])
    .filter(Boolean);
  return providers.find((provider) => provider === `${name}t64`) ?? providers[0] ?? name;
}

/**
 * The libraries that a program does not find.
 * @param {string} ldd what `ldd` says of it
 */
export function notFound(ldd) {
  return [...new Set([...ldd.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1]))];
}

function missingLibraries(executable) {
  return notFound(ask('ldd', [executable]));
}

function explainElsewhere(executable, display) {
  const libraries = missingLibraries(executable);
  const programs = display ? ['Xvfb', 'dbus-daemon'].filter((name) => spawnSync(name, ['--version']).error) : [];
  if (libraries.length === 0 && programs.length === 0) return;
  throw new SetUpError(
    `${lacking(libraries, programs)}\nInstall them with your system's package manager, then run the same command again.`,
  );
}

function lacking(libraries, programs) {
  const parts = [];
  if (libraries.length > 0) parts.push(`Electron cannot start, because this system lacks: ${libraries.join(', ')}.`);
  if (programs.length > 0) parts.push(`Needed here and not installed: ${programs.join(', ')}.`);
  return parts.join('\n');
}

function apt(args, missing) {
  // An unattended upgrade may hold apt's lock on a machine that has just started.
  const options = ['-o', 'DPkg::Lock::Timeout=120', '-qq', ...args];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const result = spawnSync('apt-get', options, { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'], env });
  if (result.status === 0) return;
  const said = result.error?.message ?? result.stderr.trim().split('\n').slice(-10).join('\n');
  throw new SetUpError(
    `\`apt-get ${args[0]}\` failed. It said:\n\n${said}\n\nCheck the network and /etc/apt/sources.list*, or install the packages by hand:\n\n  ${byHand(missing)}`,
  );
}

function byHand(packages) {
  const sudo = process.getuid?.() === 0 ? '' : 'sudo ';
  return `${sudo}apt-get update && ${sudo}apt-get install -y ${packages.join(' ')}`;
}

function ask(file, args) {
  return (
    spawnSync(file, args, { encoding: 'utf8', maxBuffer: 1 << 26, env: { ...process.env, LC_ALL: 'C' } }).stdout ?? ''
  );
}
