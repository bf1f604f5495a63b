import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findSecretKey, type Keychain } from './secret-key.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'placet-desk-key-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const file = () => join(folder, 'secret.key');

// Stands in for the system's keychain, which plain Node does not have; the end-to-end test uses a real one.
function aKeychain(password: number): Keychain {
  const flip = (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ password));
  return {
    isEncryptionAvailable: () => true,
    encryptString: (text) => flip(Buffer.from(`ok:${text}`)),
    decryptString: (encrypted) => {
      const text = flip(encrypted).toString();
      if (!text.startsWith('ok:')) throw new Error('wrong keychain');
      return text.slice(3);
    },
  };
}

it('makes one key of 32 bytes, keeps it encrypted and private, and finds it again', () => {
  const first = findSecretKey(file(), aKeychain(7));
  expect(first.kind === 'key' && Buffer.from(first.base64, 'base64')).toHaveLength(32);
  expect(findSecretKey(file(), aKeychain(7))).toEqual(first);
  expect(readFileSync(file(), 'latin1')).not.toContain(first.kind === 'key' ? first.base64 : '');
  expect(statSync(file()).mode & 0o777).toBe(0o600);
});

it('leaves a key that another keychain made as it is', () => {
  const first = findSecretKey(file(), aKeychain(7));
  expect(findSecretKey(file(), aKeychain(9)).kind).toBe('none');
  expect(findSecretKey(file(), aKeychain(7))).toEqual(first);
});

it('makes none without a keychain', () => {
  const closed = { ...aKeychain(7), isEncryptionAvailable: () => false };
  expect(findSecretKey(file(), closed)).toEqual({ kind: 'none', reason: 'This system has no keychain that is open.' });
  expect(() => statSync(file())).toThrow();
});
