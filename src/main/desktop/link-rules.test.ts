import { expect, it } from 'vitest';
import { linkQuestion, openableLink } from './link-rules.ts';

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

/** What the dialog would say of an address as an agent wrote it. */
function asked(written: string): string {
  const { message, detail } = linkQuestion(openableLink(written) ?? '');
  return `${message} | ${detail.replaceAll('\n\n', ' | ')}`;
}

it('asks with the host by itself', () => {
  expect(asked('https://example.com/login?next=https://bank.example')).toBe(
    'Open example.com in your browser? | https://example.com/login?next=https://bank.example',
  );
  expect(asked('http://example.com:8080')).toBe(
    'Open example.com:8080 in your browser? | http://example.com:8080/ | The connection is not encrypted.',
  );
  expect(asked('mailto:a@example.com?subject=Hi')).toBe(
    'Write a mail with your mail program? | mailto:a@example.com?subject=Hi',
  );
  expect(asked(`https://example.com/${'a'.repeat(9_000)}`).length).toBeLessThan(500);
});

it('shows letters that look like others, and signs that turn text around, for what they are', () => {
  // The first letter is Cyrillic.
  expect(asked('https://\u0430pple.com/')).toMatch(/^Open xn--pple-43d\.com in .*true name/);
  expect(asked('https://example.com/\u202egpj.exe')).toContain('https://example.com/%E2%80%AEgpj.exe');
  expect(asked('mailto:a@b.c?subject=\u202eolleh')).toContain('%E2%80%AEolleh');
});
