import { resolve } from 'node:path';
import { UsageError } from '../core/options.ts';
import { AGENT_EXIT_CODES, CommandFailure } from './agent-exit-codes.ts';
import { type Command, type CommandIo, type Manual, readArguments } from './command.ts';
import { findRecipesFolder, listRecipes, writeRecipe } from './recipes.ts';

const MANUAL: Manual = {
  usage: ['init NAME [--dir DIR] [--force]', 'init --list'],
  options: [
    { flag: 'list', words: 'lists the recipes' },
    { flag: 'dir', value: 'DIR', words: 'where the files are written; default: this folder' },
    { flag: 'force', words: 'overwrites files that are there already' },
    { flag: 'json', words: 'prints the names of recipes, or of the written files, as JSON' },
  ],
  notes: ['It writes the files that connect one kind of agent with the inbox, and says what to do with them.'],
  examples: ['placet-desk init --list', 'placet-desk init shell --dir ./my-script'],
};

/** `init`: the files of a recipe. */
export const initCommand: Command = { manual: MANUAL, run: init };

async function init(argv: readonly string[], io: CommandIo): Promise<number> {
  const given = readArguments(MANUAL.options, argv);
  const [name, ...more] = given.positionals;
  const isListWanted = given.has('list');
  if (more.length > 0 || (name === undefined) !== isListWanted) {
    throw new UsageError('placet-desk init wants the name of one recipe, or --list.');
  }
  try {
    const folder = findRecipesFolder();
    if (folder === null) {
      throw new CommandFailure(
        AGENT_EXIT_CODES.fileUnusable,
        'The recipes are not beside the program. Install it again.',
      );
    }
    const recipes = await listRecipes(folder);
    if (isListWanted) {
      const width = Math.max(...recipes.map((recipe) => recipe.name.length));
      const lines = recipes.map((recipe) => `${recipe.name.padEnd(width)}  ${recipe.title}\n`).join('');
      const names = recipes.map((recipe) => ({ name: recipe.name, title: recipe.title }));
      io.writeOut(given.has('json') ? `${JSON.stringify(names)}\n` : lines);
      return AGENT_EXIT_CODES.first;
    }
    const recipe = recipes.find((known) => known.name === name);
    if (recipe === undefined) {
      throw new UsageError(
        `There is no recipe "${name}". There are: ${recipes.map((known) => known.name).join(', ')}.`,
      );
    }
    const files = await writeRecipe(recipe, resolve(given.one('dir') ?? '.'), given.has('force'));
    const written = files.map((file) => `Wrote ${file}\n`).join('');
    io.writeOut(given.has('json') ? `${JSON.stringify(files)}\n` : `${written}\n${recipe.advice}\n`);
    return AGENT_EXIT_CODES.first;
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error;
    io.writeError(`${error.message}\n`);
    return error.exitCode;
  }
}
