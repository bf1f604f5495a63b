// The npm packages of package-lock.json: installed when missing or changed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join, sep } from 'node:path';
import { NODE, NOTES, ROOT, readIfThere, SetUpError } from './checkout.mjs';

const LOCK = join(ROOT, 'package-lock.json');
const STAMP = join(NOTES, 'package-lock.sha256');
const QUIET = ['--loglevel=error', '--no-fund', '--no-audit'];

/**
 * Brings node_modules in line with package-lock.json.
 * @param {{ offline: boolean, log: (line: string) => void }} options
 */
export function ensureNpmPackages({ offline, log }) {
  const lock = readFileSync(LOCK, 'utf8');
  const stamp = createHash('sha256').update(lock).digest('hex');
  if (existsSync(NODE)) {
    if (readIfThere(STAMP) === stamp) return;
    // Somebody ran npm by hand and it is right: installing it all again would only cost them a coffee.
    const installed = readIfThere(join(ROOT, 'node_modules', '.package-lock.json'));
    if (installed && installedMatchesLock(JSON.parse(lock), JSON.parse(installed))) return writeStamp(stamp);
  }
  if (offline) {
    throw new SetUpError(
      'The npm packages in node_modules are missing or older than package-lock.json, and PLACET_DESK_OFFLINE=1 forbids to fetch them.\n' +
        'Run the same command once with a network and without PLACET_DESK_OFFLINE; after that it works offline.',
    );
  }
  log('Installing the npm packages (about a minute) …');
  // Windows cannot delete the node.exe that runs this script, and `npm ci` deletes all of node_modules.
  const args = process.platform === 'win32' && existsSync(NODE) ? ['install', '--no-save'] : ['ci'];
  const result = npm([...args, ...QUIET], ROOT);
  if (result.status !== 0) {
    throw new SetUpError(
      `npm could not install the packages. It said:\n\n${result.reason}\n\n` +
        'Check the network and your npm registry settings, then run the same command again. ' +
        'If package.json and package-lock.json disagree, run `npm install --loglevel=error` and commit the lock file.',
    );
  }
  writeStamp(stamp);
}

/**
 * Whether npm's own record of what it installed holds exactly the lock file's packages, those for other platforms aside.
 * @param {{ packages: Record<string, { version?: string, optional?: boolean, devOptional?: boolean, peer?: boolean }> }} lock
 * @param {{ packages: Record<string, { version?: string }> }} installed
 */
export function installedMatchesLock(lock, installed) {
  const wanted = Object.entries(lock.packages).filter(([path]) => path !== '');
  const mayMiss = (entry) => entry.optional === true || entry.devOptional === true;
  return (
    wanted.every(([path, entry]) => {
      const there = installed.packages[path];
      return there ? there.version === entry.version : mayMiss(entry);
    }) && Object.keys(installed.packages).every((path) => path in lock.packages)
  );
}

/**
 * Runs npm, whatever `npm run` put into our environment.
 * @param {string[]} args
 * @param {string} cwd
 */
export function npm(args, cwd) {
  const env = { ...process.env };
  // Not through node_modules/.bin: npm would run on the very Node that `npm ci` deletes.
  const pathName = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  env[pathName] = (env[pathName] ?? '')
    .split(delimiter)
    .filter((folder) => !folder.endsWith(`node_modules${sep}.bin`))
    .join(delimiter);
  const windows = process.platform === 'win32';
  const result = spawnSync(windows ? 'npm.cmd' : 'npm', args, {
    cwd,
    env,
    shell: windows,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
    maxBuffer: 1 << 26,
  });
  // The cause comes first; after a wrong lock file a page of npm's usage follows.
  const lines = (result.stderr ?? '').split('\n').filter((line) => !/^(?:npm error)?\s*$/.test(line));
  const said = lines.slice(0, 12).join('\n');
  return {
    status: result.status,
    reason: result.error?.message ?? (said || `npm ended with ${result.status ?? result.signal}`),
  };
}

function writeStamp(stamp) {
  mkdirSync(NOTES, { recursive: true });
  writeFileSync(STAMP, stamp);
}
