import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { LANGUAGE_CHOICES } from '../contract/appearance.ts';
import { EN } from './en/index.ts';
import { LANGUAGES } from './languages.ts';

const SOURCE = resolve(import.meta.dirname, '..');

it('holds no text that nobody says', () => {
  const said = ['main', 'renderer']
    .flatMap((folder) =>
      readdirSync(join(SOURCE, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
    )
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\./.test(name))
    .map((name) => readFileSync(join(SOURCE, name), 'utf8'))
    .join('\n');
  const names = Object.entries(EN)
    // Errors are said by their code.
    .filter(([area]) => area !== 'errors')
    .flatMap(([area, words]) => Object.keys(words).map((name) => `${area}.${name.replace(/_(one|other)$/, '')}`));
  expect(names.filter((name) => !said.includes(`'${name}'`) && !said.includes(`"${name}"`))).toEqual([]);
});

it('offers the languages that there are', () => {
  expect(LANGUAGE_CHOICES).toEqual(['system', ...LANGUAGES]);
});
