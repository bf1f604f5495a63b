import { expect, it } from 'vitest';
import { mayNavigate } from './navigation.ts';

it('lets the window reload itself and its frames show plugins, nothing else', () => {
  const may = (url: string, isMainFrame: boolean): boolean => mayNavigate({ url, isMainFrame }, 'app://window');
  expect(may('app://window/index.html', true)).toBe(true);
  expect(may('plugin://0123/', false)).toBe(true);
  expect(may('files://account/this-computer/abc', false)).toBe(true);
  expect(may('plugin://0123/', true)).toBe(false);
  expect(may('app://window/index.html', false)).toBe(false);
  expect(may('https://example.com/?secret', false)).toBe(false);
  expect(may('app://window.example/', true)).toBe(false);
});
