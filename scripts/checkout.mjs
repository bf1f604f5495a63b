// Where things are: this checkout, its tools, and the cache that all checkouts of a person share.
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's root folder. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** Our own notes in node_modules; they go away with it, so they can never outlive what they describe. */
export const NOTES = join(ROOT, 'node_modules', '.placet-desk');

/** Node 24 of the npm package `node`: several tools want a newer Node than the person may have. */
export const NODE = join(ROOT, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** A failure that a person can act on: its message is shown as it is, without a stack. */
export class SetUpError extends Error {}

/**
 * The folder that outlives a checkout.
 * @param {NodeJS.ProcessEnv} env
 */
export function cacheFolder(env = process.env) {
  if (env.XDG_CACHE_HOME) return join(resolve(env.XDG_CACHE_HOME), 'placet-desk');
  if (process.platform === 'win32' && env.LOCALAPPDATA) return join(env.LOCALAPPDATA, 'placet-desk', 'Cache');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'placet-desk');
  return join(homedir(), '.cache', 'placet-desk');
}

/**
 * The JavaScript file of a tool in node_modules, to be run with {@link NODE}. The shims of node_modules/.bin would need a
 * shell on Windows.
 * @param {string} packageName
 * @param {string} command the name in the package's `bin`
 */
export function toolFile(packageName, command = packageName) {
  const folder = join(ROOT, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[command]);
}

/**
 * The text of a file, or undefined when there is none.
 * @param {string} file
 */
export function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/**
 * Runs a command line script: what it returns is the exit code; what it throws is said to the person.
 * @param {() => Promise<number>} script
 */
export async function command(script) {
  try {
    process.exitCode = await script();
  } catch (error) {
    process.exitCode = 1;
    console.error(error instanceof SetUpError ? `\n${error.message}` : error);
  }
}
