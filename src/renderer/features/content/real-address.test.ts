import { expect, it } from 'vitest';
import { hostOf, realAddress } from './real-address.ts';

it('shows an address for what it is', () => {
  // The first letter is Cyrillic; the sign in the second path would turn it around.
  expect(realAddress('https://\u0430pple.com/x')).toBe('https://xn--pple-43d.com/x');
  expect(realAddress('https://a.example/\u202egpj.exe')).toBe('https://a.example/%E2%80%AEgpj.exe');
  expect(realAddress('nothing')).toBe('nothing');
});

it('knows the host of a picture that may be loaded', () => {
  expect(hostOf('https://\u0430pple.com/x.png')).toBe('xn--pple-43d.com');
  for (const address of ['http://a.example/x.png', 'data:image/png;base64,AA', '/x.png', '']) {
    expect(hostOf(address)).toBeNull();
  }
});
