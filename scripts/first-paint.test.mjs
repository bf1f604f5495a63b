import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { firstPaintScripts, firstPaintVerdict } from './first-paint.mjs';

let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'placet-desk-first-paint-'));
  mkdirSync(join(folder, 'assets'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (file, text) => writeFileSync(join(folder, file), text);

it('counts what the page and its scripts import at once, and nothing that comes later', () => {
  put(
    'index.html',
    '<script type="module" src="./assets/a.js"></script><link rel="modulepreload" href="./assets/b.js">',
  );
  put('assets/a.js', 'import{x}from"./b.js";import"./c.js";const later=()=>import("./d.js");');
  put('assets/b.js', 'export const x=1;import "./a.js"');
  put('assets/c.js', 'console.log("c")');
  put('assets/d.js', 'later');
  expect(firstPaintScripts(folder).map(({ file }) => file)).toEqual(
    expect.arrayContaining(['assets/a.js', 'assets/b.js', 'assets/c.js']),
  );
  expect(firstPaintScripts(folder)).toHaveLength(3);
  expect(firstPaintVerdict(folder).isMet).toBe(true);
});

it('fails a page that reads too much, and says what to do', () => {
  put('index.html', '<script type="module" src="/assets/a.js"></script>');
  put('assets/a.js', randomBytes(500_000).toString('hex'));
  expect(firstPaintVerdict(folder)).toMatchObject({ isMet: false, sentence: expect.stringContaining('import()') });
});

it('does not pass when there is nothing to count', () => {
  put('index.html', '<p>nothing</p>');
  expect(firstPaintVerdict(folder).isMet).toBe(false);
});
