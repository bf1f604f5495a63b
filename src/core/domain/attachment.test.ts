import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pluginTypeOf, storableFilename, storableMimeType, uniqueEntryNames } from './attachment.ts';

it('111. only images are for the image plugin', () => {
  expect(['image/png', 'IMAGE/SVG+xml', 'text/csv', 'imagery/x'].map(pluginTypeOf)).toEqual([
    '@uax/image',
    '@uax/image',
    '@uax/file',
    '@uax/file',
  ]);
});

it.each([
  ['text/plain', 'text/plain'],
  ['text/plain; charset=utf-8', 'text/plain; charset=utf-8'],
  ['nonsense', 'application/octet-stream'],
  ['text/html\r\nx: y', 'application/octet-stream'],
  ['', 'application/octet-stream'],
  [undefined, 'application/octet-stream'],
])('108. the type %j is stored as %s', (given, stored) => {
  expect(storableMimeType(given)).toBe(stored);
});

it('108. every type that is stored can stand in a header', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.string().map((tail) => `text/plain;${tail}`),
      ),
      (given) => {
        expect(storableMimeType(given)).toMatch(/^[\x20-\x7e]+\/[\x20-\x7e]+$/);
      },
    ),
  );
});

it('a name is never empty, never too long, and keeps its ending', () => {
  expect(['', '  ', undefined].map(storableFilename)).toEqual(['file', 'file', 'file']);
  const long = storableFilename(`${'x'.repeat(500)}.tar.gz`);
  expect(long).toHaveLength(255);
  expect(long).toMatch(/^x+\.tar\.gz$/);
});

it('entries of an archive have unique names that lead nowhere else', () => {
  expect(uniqueEntryNames(['a.b.txt', 'A.B.TXT', 'a.b (2).txt', '.env', '.env', '../x', '..', 'c:\\y'])).toEqual([
    'a.b.txt',
    'A.B (2).TXT',
    'a.b (2) (2).txt',
    '.env',
    '.env (2)',
    '.._x',
    'file',
    'c__y',
  ]);
  const name = fc.oneof(fc.string(), fc.constantFrom('a', 'A', 'a (2)', '.', '..', '/', '\\', 'a.txt'));
  fc.assert(
    fc.property(fc.array(name, { maxLength: 12 }), (filenames) => {
      const names = uniqueEntryNames(filenames);
      expect(new Set(names.map((one) => one.toLowerCase())).size).toBe(filenames.length);
      for (const one of names) expect(one).not.toMatch(/^\.{0,2}$|[/\\:\0]/);
    }),
  );
});
