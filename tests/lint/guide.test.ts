import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { EN } from '../../src/words/en/index.ts';

const CHECKOUT = resolve(import.meta.dirname, '../..');
const GUIDE = join(CHECKOUT, 'docs/guide');
const PICTURES = join(CHECKOUT, 'docs/images/guide');
/** What the window promises the person who answers. */
const PROMISES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17];
const MAX_BYTES = 6_000_000;

const page = (name: string): string => readFileSync(join(GUIDE, name), 'utf8');

/** The titles of tests that name promises, with their file: “promise 6: …” and “promises 7, 8 and 9: …”. */
function titlesOfPromises(): { file: string; title: string; numbers: number[] }[] {
  const files = ['tests', 'src'].flatMap((folder) =>
    readdirSync(join(CHECKOUT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:test|e2e)\.tsx?$/.test(name))
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
  );
  return files.flatMap((file) =>
    [
      ...readFileSync(join(CHECKOUT, file), 'utf8').matchAll(
        /\b(?:test|it|describe)\(\s*'(promises? ([\d, and]+): .*)',/g,
      ),
    ].map(([, title = '', numbers = '']) => ({ file, title, numbers: (numbers.match(/\d+/g) ?? []).map(Number) })),
  );
}

it('each promise of the window is named by a test, and the page of promises quotes that test', () => {
  const titles = titlesOfPromises();
  const text = page('promises.md');
  for (const promise of PROMISES) {
    const proofs = titles.filter(({ numbers }) => numbers.includes(promise));
    expect(proofs.length, `tests named “promise ${promise}: …”`).toBeGreaterThan(0);
    const row = text.split('\n').find((line) => line.startsWith(`| ${promise} |`)) ?? '';
    const quoted = proofs.filter(({ file, title }) => row.includes(`[${title}](../../${file})`));
    expect(quoted.length, `tests that promises.md links for promise ${promise}`).toBeGreaterThan(0);
  }
  // What was renamed or taken away is no longer quoted either.
  const known = titles.map(({ file, title }) => `${title} in ${file}`);
  for (const [, title, file] of text.matchAll(/\[(promises? [^\]]*)\]\(\.\.\/\.\.\/([^)]*)\)/g)) {
    expect(known).toContain(`${title} in ${file}`);
  }
});

it('the guide lists every key as the table of commands has it', () => {
  const names: Readonly<Record<string, string>> = { ArrowDown: '↓', ArrowUp: '↑', Escape: 'Esc' };
  const shown = (combination: string): string =>
    `\`${combination.replace(/ArrowDown|ArrowUp|Escape/, (name) => names[name] ?? name)}\``;
  // Read as text: the table of commands is the renderer's, and this test runs without a document.
  const table = readFileSync(join(CHECKOUT, 'src/renderer/features/keys/key-table.ts'), 'utf8');
  const commands = [...table.matchAll(/keys: \[([^\]]*)\],\s*words: 'keys\.(\w+)'/g)];
  expect(commands.length).toBe(table.match(/\bid: '/g)?.length);
  const rows = commands.map(([, keys = '', name = '']) => {
    const words = (EN.keys as Readonly<Record<string, string>>)[name];
    const combinations = [...keys.matchAll(/'([^']*)'/g)].map(([, combination = '']) => shown(combination));
    return `| ${words} | ${combinations.join(' or ')} |`;
  });
  const text = page('answering.md');
  const listed = text.slice(text.indexOf('## All keys')).split('\n');
  expect(listed.filter((line) => /^\| (?!key|---|does)/.test(line))).toEqual(rows);
});

it('the guide uses every one of its pictures, in both themes, and they stay small', () => {
  const text = readdirSync(GUIDE).map(page).join('\n');
  const pictures = readdirSync(PICTURES);
  expect(pictures.filter((name) => !text.includes(`../images/guide/${name}`))).toEqual([]);
  const used = [...text.matchAll(/images\/([\w/-]+)-light\.png/g)].map(([, name]) => name);
  expect(used.filter((name) => !text.includes(`images/${name}-dark.png`))).toEqual([]);
  const bytes = pictures.reduce((sum, name) => sum + statSync(join(PICTURES, name)).size, 0);
  expect(bytes).toBeLessThan(MAX_BYTES);
});
