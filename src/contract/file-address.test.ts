import { expect, it } from 'vitest';
import { fileAddress, markdownFileId, parseFileAddress } from './file-address.ts';

it('names a file so that it is found again, whatever its ids hold', () => {
  const file = { accountId: 'https://a.example/ü', fileId: '../x?y#z' };
  expect(new URL(fileAddress(file)).host).toBe('account');
  expect(parseFileAddress(fileAddress(file))).toEqual(file);
});

it.each([
  'files://account/a',
  'files://account/a/b/c',
  'app://window/a/b',
  'files://account/a/%',
  'files://account//b',
])('finds no file in %s', (address) => {
  expect(parseFileAddress(address)).toBeNull();
});

it('markdown means a stored file only by the shape of an id', () => {
  expect(markdownFileId('/cm0abcdefghijklmnopqrstuv')).toBe('cm0abcdefghijklmnopqrstuv');
  for (const other of [
    '/short',
    'cm0abcdefghijklmnopqrstuv',
    '//cm0abcdefghijklmnopqrstuv',
    '/cm0abcdefghijklmnop/../q',
  ]) {
    expect(markdownFileId(other)).toBeNull();
  }
});
