import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { listRecipes, type Recipe, writeRecipe } from '../../src/cli/recipes.ts';
import type { CommandEnd, RunningCommand } from './agent-cli.ts';
import { contractTarget, PROJECT_FOLDER } from './contract-target.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

/** Folder of the recipes in the checkout. */
export const RECIPES_FOLDER = join(PROJECT_FOLDER, 'resources', 'recipes');

/** The Node that comes with the checkout. */
export const NODE = join(PROJECT_FOLDER, 'node_modules', '.bin', 'node');

/** The scripts of recipes are the same on every runtime of the core, and so is what they call. */
export const isElectron = contractTarget === 'electron';

/** Ends the name of a group of tests that {@link isElectron} skips, so that a skipped one says why. */
export const NOT_ON_ELECTRON = isElectron ? ' (skipped: no part of it runs in Electron)' : '';

/** Lays out a recipe's files in a new folder, as `placet-desk init` does; the folder goes with the test. */
export async function layOut(name: string): Promise<string> {
  const recipe = (await listRecipes(RECIPES_FOLDER)).find((known): known is Recipe => known.name === name);
  if (recipe === undefined) throw new Error(`There is no recipe "${name}".`);
  const folder = await makeTemporaryFolder();
  onTestFinished(() => folder.remove());
  await writeRecipe(recipe, folder.path, false);
  return folder.path;
}

/** How a program of a recipe is started. */
export interface RunOptions {
  readonly folder: string;
  /** Added to the test's own; it finds no Placet Desk but one that it names. */
  readonly environment: Readonly<Record<string, string>>;
  /** Standard input. */
  readonly input?: string;
}

/** Starts a program of a recipe in its folder; it ends with the test. */
export function run(executable: string, argv: readonly string[], options: RunOptions): RunningCommand {
  const { PLACET_URL: _, PLACET_API_KEY: __, PLACET_CHANNEL: ___, ...inherited } = process.env;
  const child = spawn(executable, argv, {
    cwd: options.folder,
    env: { ...inherited, PYTHONDONTWRITEBYTECODE: '1', ...options.environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  // A program may end without reading what it was given.
  child.stdin.on('error', () => undefined).end(options.input ?? '');
  let out = '';
  let error = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    out += part;
  });
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    error += part;
  });
  const end = new Promise<CommandEnd>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode, signal) => resolve({ exitCode, signal, out, error }));
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return { end, signal: (name) => void child.kill(name), out: () => out, error: () => error };
}

/** A Python of this machine that has these modules; null when none has them. */
export function pythonWith(...modules: string[]): string | null {
  const wish = `import sys${modules.map((name) => `, ${name}`).join('')}; sys.exit(sys.version_info < (3, 9))`;
  const candidates = ['/usr/bin/python3', 'python3', 'python'];
  return candidates.find((python) => spawnSync(python, ['-c', wish]).status === 0) ?? null;
}

/** Ends the name of a test that needs a Python with these modules, so that a skipped one says why. */
export function needsPython(python: string | null, ...modules: string[]): string {
  if (python !== null) return '';
  return ` (skipped: no Python 3.9 or newer${modules.length > 0 ? ` with ${modules.join(' and ')}` : ''} is installed)`;
}
