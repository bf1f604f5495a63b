// How much script the window reads before its first paint: the page's own and everything that those import at once.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** The promise of the product: on any machine, before anything is seen. */
export const FIRST_PAINT_MAX_BYTES = 400_000;

/**
 * The scripts of a built page, followed through what they import at once; what is loaded by `import()` comes later.
 * @param {string} folder the built page's folder
 * @returns {{ file: string, bytes: number }[]} each with its size as gzip
 */
export function firstPaintScripts(folder) {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const waiting = [...page.matchAll(/(?:src|href)="\.?\/?([^"]+\.js)"/g)].map(([, file]) => file);
  const found = new Map();
  while (waiting.length > 0) {
    const file = waiting.pop();
    if (found.has(file) || !existsSync(join(folder, file))) continue;
    const text = readFileSync(join(folder, file), 'utf8');
    found.set(file, gzipSync(text).length);
    const imports = text.matchAll(/(?:\bfrom|\bimport)\s*["'](\.{1,2}\/[^"']+\.js)["']/g);
    for (const [, path] of imports) waiting.push(join(dirname(file), path));
  }
  return [...found].map(([file, bytes]) => ({ file, bytes }));
}

/**
 * Whether a built page keeps the promise, in a sentence.
 * @param {string} folder
 */
export function firstPaintVerdict(folder) {
  const scripts = firstPaintScripts(folder);
  const bytes = scripts.reduce((sum, script) => sum + script.bytes, 0);
  const isMet = scripts.length > 0 && bytes <= FIRST_PAINT_MAX_BYTES;
  const sizes = scripts.map(({ file, bytes: size }) => `${file} ${Math.round(size / 1_000)} kB`).join(', ');
  const figures = `${Math.round(bytes / 1_000)} kB of at most ${FIRST_PAINT_MAX_BYTES / 1_000} kB as gzip (${sizes})`;
  const advice = 'Load what the first view does not need by import(), as features/pages/page-pane.tsx does.';
  return { isMet, bytes, sentence: `Script before the first paint: ${figures}.${isMet ? '' : ` ${advice}`}` };
}
