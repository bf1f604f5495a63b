import { expect, it } from 'vitest';
import { mayNavigate, openableLink } from './link-rules.ts';

it('opens web and mail addresses, normalised as the browser will see them', () => {
  expect(openableLink('https://EXAMPLE.com/a b')).toBe('https://example.com/a%20b');
  expect(openableLink('mailto:a@example.com')).toBe('mailto:a@example.com');
});

it.each([
  'javascript:alert(1)',
  'file:///etc/passwd',
  'smb://host/share',
  'data:text/html,<script>',
  'https://user:secret@example.com/',
  'https://example.com@evil.example/',
  '//example.com',
  'not an address',
  '',
])('keeps %s inside', (address) => {
  expect(openableLink(address)).toBeNull();
});

it('lets the window reload itself and its frames show plugins, nothing else', () => {
  const may = (url: string, isMainFrame: boolean): boolean => mayNavigate({ url, isMainFrame }, 'app://window');
  expect(may('app://window/index.html', true)).toBe(true);
  expect(may('plugin://0123/', false)).toBe(true);
  expect(may('app://files/this-computer/abc', false)).toBe(true);
  expect(may('plugin://0123/', true)).toBe(false);
  expect(may('app://window/index.html', false)).toBe(false);
  expect(may('https://example.com/?secret', false)).toBe(false);
  expect(may('app://window.example/', true)).toBe(false);
});
