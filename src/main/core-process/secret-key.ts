import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

const KEY_BYTES = 32;

/** As much of Electron's `safeStorage` as is needed: encryption with a key in the system's keychain. */
export interface Keychain {
  isEncryptionAvailable(): boolean;
  encryptString(text: string): Buffer;
  decryptString(encrypted: Buffer): string;
}

/** The key for the core, or why there is none. */
export type SecretKey =
  | { readonly kind: 'key'; readonly base64: string }
  | { readonly kind: 'none'; readonly reason: string };

/**
 * The key with which the core seals secret values, so that its data folder alone does not reveal them. It is made once
 * and kept in `file`, encrypted by the keychain. Without a keychain there is none, and the core uses one of its own.
 */
export function findSecretKey(file: string, keychain: Keychain): SecretKey {
  if (!keychain.isEncryptionAvailable()) return { kind: 'none', reason: 'This system has no keychain that is open.' };
  const stored = readIfThere(file);
  try {
    if (stored !== null) return { kind: 'key', base64: keychain.decryptString(stored) };
    const base64 = randomBytes(KEY_BYTES).toString('base64');
    writeFileSync(file, keychain.encryptString(base64), { mode: 0o600, flag: 'wx' });
    return { kind: 'key', base64 };
  } catch (error) {
    // The file is left as it is: the keychain that can open it may come back.
    return { kind: 'none', reason: `The key in ${file} cannot be used (${String(error)}).` };
  }
}

function readIfThere(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}
