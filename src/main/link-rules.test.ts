import { expect, it } from 'vitest';
import { openableLink } from './link-rules.ts';

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
