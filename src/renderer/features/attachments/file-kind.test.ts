import { expect, it } from 'vitest';
import { editorOf, kindOf, languageOf } from './file-kind.ts';
import { sizeWords } from './size-words.ts';

it.each([
  ['image/png', 'a.png', 'image', null, 'sketch'],
  ['image/svg+xml', 'a.svg', 'image', 'xml', null],
  ['application/pdf', 'a', 'pdf', null, null],
  ['application/octet-stream', 'a.PDF', 'pdf', null, null],
  ['text/csv; charset=utf-8', 'a.csv', 'csv', null, 'text'],
  ['text/plain', 'table.tsv', 'csv', null, 'text'],
  ['application/ld+json', 'a', 'json', 'json', 'text'],
  ['text/plain', 'notes', 'text', null, 'text'],
  ['application/octet-stream', 'main.rs', 'text', 'rust', 'text'],
  ['application/octet-stream', 'page.html', 'text', 'xml', 'text'],
  ['text/html', 'page.html', 'html', 'xml', 'text'],
  ['text/x-python', 'x.py', 'text', 'python', 'text'],
  ['video/mp4', 'x.json', 'video', null, null],
  ['application/zip', 'x.json', 'other', null, null],
  ['application/octet-stream', 'x', 'other', null, null],
])('shows %s, %s as %s', (mimeType, filename, kind, language, editor) => {
  const file = { mimeType, filename };
  expect(kindOf(file)).toBe(kind);
  if (kind !== 'video' && kind !== 'other') expect(languageOf(file)).toBe(language);
  expect(editorOf(file)).toBe(editor);
});

it('says a size in few words', () => {
  expect([0, 999, 1_500, 52_400, 104_857_600].map(sizeWords)).toEqual(['0 B', '999 B', '1.5 kB', '52 kB', '105 MB']);
});
