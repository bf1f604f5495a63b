import { expect, it } from 'vitest';
import { savableName } from './file-names.ts';

it.each([
  ['report.pdf', 'report.pdf'],
  ['../../etc/passwd', '_.._etc_passwd'],
  ['C:\\x\\y.txt', 'C__x_y.txt'],
  ['...', 'file'],
  ['', 'file'],
  ['con.txt', 'con_.txt'],
  ['console.txt', 'console.txt'],
  ['a\u202etxt.exe', 'a_txt.exe'],
  ['Grüße 日本.csv', 'Grüße 日本.csv'],
])('saves %s as %s', (given, saved) => {
  expect(savableName(given)).toBe(saved);
});

it('keeps the ending of a name that is too long', () => {
  const name = savableName(`${'x'.repeat(400)}.tar.gz`);
  expect(name.length).toBe(200);
  expect(name.endsWith('.tar.gz')).toBe(true);
});
