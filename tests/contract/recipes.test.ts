import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listRecipes } from '../../src/cli/recipes.ts';
import { PROJECT_FOLDER } from '../support/contract-target.ts';
import {
  isElectron,
  layOut,
  NODE,
  NOT_ON_ELECTRON,
  needsPython,
  pythonWith,
  RECIPES_FOLDER,
} from '../support/recipe-run.ts';

// What can be said of all recipes without running them; the other files beside this one run them.
const isWindows = process.platform === 'win32';
const files = readdirSync(RECIPES_FOLDER).flatMap((name) =>
  readdirSync(join(RECIPES_FOLDER, name, 'files')).map((file) => join(RECIPES_FOLDER, name, 'files', file)),
);
const ending = (suffix: string) => files.filter((file) => file.endsWith(suffix));

describe.skipIf(isElectron)(`recipes${NOT_ON_ELECTRON}`, () => {
  it('each have a page that names their files, and the index lists all pages by their titles', async () => {
    const index = join(PROJECT_FOLDER, 'docs', 'recipes', 'README.md');
    const rows = [...(await readFile(index, 'utf8')).matchAll(/^\| \[(.+?)\]\((.+?)\) \| `init (\S+)` \|/gm)];
    const listed = rows.map(([, title, link = '', name]) => ({ name, title, page: resolve(dirname(index), link) }));
    const recipes = await listRecipes(RECIPES_FOLDER);
    const pages = recipes.map(({ name, title }) => ({ name, title, page: join(RECIPES_FOLDER, name, 'recipe.md') }));
    expect(listed.sort((a, b) => (String(a.name) < String(b.name) ? -1 : 1))).toEqual(pages);
    for (const { name, advice, filesFolder } of recipes) {
      expect(advice, name).toMatch(/^You need: /m);
      expect(advice, name).toMatch(/^When it fails/m);
      // What one of them imports goes without saying.
      const shared = /^(placet\.(py|mjs)|placet-ask\.sh)$/;
      const named = readdirSync(filesFolder).filter((file) => !shared.test(file));
      for (const file of named) expect(advice, name).toContain(file.replace(/\.(py|mjs)$/, ''));
    }
  });

  it('hold the same file in each recipe that brings it', () => {
    for (const name of ['placet.py', 'placet.mjs', 'placet-ask.sh']) {
      const copies = ending(`/${name}`).map((file) => readFileSync(file, 'utf8'));
      expect(copies.length, name).toBeGreaterThan(1);
      expect(new Set(copies).size, name).toBe(1);
    }
  });

  it('hold JavaScript that Node reads', () => {
    for (const file of ending('.mjs')) execFileSync(NODE, ['--check', file], { stdio: 'pipe' });
  });

  it.skipIf(isWindows)('hold scripts that a shell reads', () => {
    for (const file of ending('.sh')) {
      expect(readFileSync(file, 'utf8')).toMatch(/^#!\/bin\/sh\n/);
      execFileSync('sh', ['-n', file], { stdio: 'pipe' });
    }
  });

  const python = pythonWith();
  it.skipIf(python === null)(`hold Python that compiles as 3.9${needsPython(python)}`, () => {
    const check = 'import ast, sys; [ast.parse(open(f).read(), f, feature_version=(3, 9)) for f in sys.argv[1:]]';
    execFileSync(python ?? '', ['-c', check, ...ending('.py')], { stdio: 'pipe' });
  });

  it('cron: the table has five times and a command that the recipe brings', async () => {
    const folder = await layOut('cron');
    const lines = (await readFile(join(folder, 'crontab.txt'), 'utf8'))
      .split('\n')
      .filter((line) => /^[^#\s]/.test(line));
    const [setting = '', entry = '', ...others] = lines;
    expect(others).toEqual([]);
    expect(setting).toMatch(/^[A-Z_]+=\S+$/);
    const [minute, hour, day, month, weekday, command = '', ...rest] = entry.split(' ');
    const within = [
      [0, 59],
      [0, 23],
      [1, 31],
      [1, 12],
      [0, 7],
    ] as const;
    for (const [place, time] of [minute, hour, day, month, weekday].entries()) {
      const [least = 0, most = 0] = within[place] ?? [];
      const isTime = time === '*' || (/^\d+$/.test(time ?? '') && Number(time) >= least && Number(time) <= most);
      expect(isTime, `${time} at ${place}`).toBe(true);
    }
    expect(readdirSync(folder)).toContain(command.split('/').at(-1));
    // Cron takes it for the end of the line.
    expect(rest.join(' ')).not.toContain('%');
  });
});
