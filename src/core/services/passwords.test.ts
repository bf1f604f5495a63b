import { expect, it } from 'vitest';
import { hashPassword, isPassword } from './passwords.ts';

it('a password is known again, and no other one', async () => {
  const stored = await hashPassword('correct horse');
  expect(await isPassword('correct horse', stored)).toBe(true);
  for (const wrong of ['', 'correct horse ', 'Correct horse', 'x'.repeat(10_000)]) {
    expect(await isPassword(wrong, stored)).toBe(false);
  }
});

it('is stored salted: twice the same password is stored in two ways, and never in clear', async () => {
  const [one, other] = await Promise.all([hashPassword('secret'), hashPassword('secret')]);
  expect(one).not.toBe(other);
  expect(one).toMatch(/^scrypt\$32768\$[\w-]{22}\$[\w-]{43}$/);
  expect(one).not.toContain('secret');
});

it('is known however its letters were composed', async () => {
  expect(await isPassword('u\u0308ber', await hashPassword('\u00fcber'))).toBe(true);
});

it.each(['', 'plain', 'scrypt$', 'scrypt$32768$salt', 'bcrypt$32768$c2FsdA$aGFzaA'])(
  'what is stored as %j is the password of nobody',
  async (stored) => {
    expect(await isPassword('plain', stored)).toBe(false);
    expect(await isPassword('', stored)).toBe(false);
  },
);
