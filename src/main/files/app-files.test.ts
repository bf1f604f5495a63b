import { expect, it } from 'vitest';
import { fileOf } from './app-files.ts';

it('serves files of the window’s folder', () => {
  expect(fileOf('/out/renderer', 'app://window/index.html')).toBe('/out/renderer/index.html');
  expect(fileOf('/out/renderer', 'app://window/assets/a%20b.js?x=1')).toBe('/out/renderer/assets/a b.js');
});

it.each([
  'app://window/..%2F..%2Fetc%2Fpasswd',
  'app://window/%2e%2e/secret.js',
  'app://elsewhere/index.html',
  'app://window/%E0%A4%A',
  'nonsense',
])('serves nothing outside of it: %s', (address) => {
  const file = fileOf('/out/renderer', address);
  expect(file === null || file.startsWith('/out/renderer/')).toBe(true);
});
