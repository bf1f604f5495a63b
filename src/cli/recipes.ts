import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { findProgramFolder } from '../core/services/program-folder.ts';
import { AGENT_EXIT_CODES, CommandFailure } from './agent-exit-codes.ts';

/** One recipe: a folder of `resources/recipes`. */
export interface Recipe {
  readonly name: string;
  /** The first heading of its `recipe.md`. */
  readonly title: string;
  /** The rest of it: what to do once the files are there. */
  readonly advice: string;
  /** Where its files lie, as they will lie in the person's folder. */
  readonly filesFolder: string;
}

const DESCRIPTION = 'recipe.md';
const FILES = 'files';

/** Folder of the recipes that come with the program; null when they are not there. */
export function findRecipesFolder(): string | null {
  const programFolder = findProgramFolder();
  return programFolder === null ? null : join(programFolder, 'resources', 'recipes');
}

/** Reads every recipe of a folder, by name. */
export async function listRecipes(folder: string): Promise<Recipe[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return Promise.all(names.sort().map((name) => readRecipe(folder, name)));
}

async function readRecipe(folder: string, name: string): Promise<Recipe> {
  const [heading = '', ...rest] = (await readFile(join(folder, name, DESCRIPTION), 'utf8')).split('\n');
  const title = heading.replace(/^#+\s*/, '');
  return { name, title, advice: rest.join('\n').trim(), filesFolder: join(folder, name, FILES) };
}

/**
 * Writes a recipe's files below a folder and answers their paths. Unless `isForced`, none is written when one of them
 * is there already. Raises {@link CommandFailure}.
 */
export async function writeRecipe(recipe: Recipe, folder: string, isForced: boolean): Promise<string[]> {
  const paths = await listFiles(recipe.filesFolder);
  const files = paths.map((path) => ({ source: join(recipe.filesFolder, path), target: join(folder, path) }));
  if (!isForced) {
    const present = await Promise.all(files.map(async ({ target }) => ((await isThere(target)) ? [target] : [])));
    const [taken] = present.flat();
    if (taken !== undefined) {
      const advice = 'Nothing was written. Choose another folder with --dir, or overwrite with --force.';
      throw new CommandFailure(AGENT_EXIT_CODES.fileUnusable, `${taken} is there already. ${advice}`);
    }
  }
  for (const { source, target } of files) {
    try {
      await mkdir(dirname(target), { recursive: true });
      // Written, not copied: the packaged program keeps no modes of files, and what it holds is read-only.
      const content = await readFile(source);
      await writeFile(target, content, { mode: content.toString('latin1', 0, 2) === '#!' ? 0o755 : 0o644 });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new CommandFailure(AGENT_EXIT_CODES.fileUnusable, `${target} cannot be written (${reason}).`);
    }
  }
  return files.map(({ target }) => target);
}

/** Paths below a folder. Level by level: the packaged program's folders cannot be read recursively. */
async function listFiles(folder: string, below = ''): Promise<string[]> {
  const entries = await readdir(join(folder, below), { withFileTypes: true });
  const paths = entries.map((entry) => {
    const path = join(below, entry.name);
    return entry.isDirectory() ? listFiles(folder, path) : Promise.resolve([path]);
  });
  return (await Promise.all(paths)).flat().sort();
}

async function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
