import { expect, it } from 'vitest';
import { isDeclaredHost } from './plugin-hosts.ts';

it.each([
  ['https://kroki.io/svg', ['kroki.io'], true],
  ['https://KROKI.io./svg', ['Kroki.IO'], true],
  ['https://kroki.io:8443/', ['kroki.io'], true],
  ['https://kroki.io.evil.example/', ['kroki.io'], false],
  ['https://evilkroki.io/', ['kroki.io', '*.kroki.io'], false],
  ['https://a.kroki.io/', ['kroki.io'], false],
  ['https://a.kroki.io/', ['*.kroki.io'], true],
  ['http://localhost:8000/', ['localhost:8000'], true],
  ['http://localhost:8001/', ['localhost:8000'], false],
  ['http://localhost/', ['localhost:8000'], false],
  ['http://[::1]:80/', ['[::1]'], true],
  ['http://anything.example/', ['*'], true],
  ['http://anything.example/', [], false],
])('%s under %j is %s', (url, declared, isAllowed) => {
  expect(isDeclaredHost(new URL(url), declared)).toBe(isAllowed);
});
