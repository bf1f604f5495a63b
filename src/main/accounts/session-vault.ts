import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Keychain } from '../core-process/secret-key.ts';
import { replaceFile } from '../disk/replace-file.ts';

/**
 * The session tokens of remote accounts: on disk only when the system's keychain encrypts them, else in memory until the
 * program ends. A token leaves it for the session of its account and for nothing else.
 */
export interface SessionVault {
  /** Whether what is kept outlasts the program. */
  isLasting(): boolean;
  read(accountId: string): string | null;
  keep(accountId: string, token: string): Promise<void>;
  forget(accountId: string): void;
}

/** Opens the vault; `fileOf` says where the token of an account is kept. */
export function openSessionVault(
  fileOf: (accountId: string) => string,
  keychain: Keychain,
  onFault: (text: string, error: unknown) => void,
): SessionVault {
  const inMemory = new Map<string, string>();
  return {
    isLasting: () => keychain.isEncryptionAvailable(),
    read(accountId) {
      const known = inMemory.get(accountId);
      if (known !== undefined || !keychain.isEncryptionAvailable()) return known ?? null;
      try {
        const token = keychain.decryptString(readFileSync(fileOf(accountId)));
        inMemory.set(accountId, token);
        return token;
      } catch {
        // None was kept, or another keychain has sealed it: the person signs in again.
        return null;
      }
    },
    async keep(accountId, token) {
      inMemory.set(accountId, token);
      if (!keychain.isEncryptionAvailable()) return;
      try {
        const file = fileOf(accountId);
        mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
        await replaceFile(file, keychain.encryptString(token));
        // It may have been forgotten while it was written.
        if (!inMemory.has(accountId)) rmSync(file, { force: true });
      } catch (error) {
        onFault('The session could not be kept for the next start', error);
      }
    },
    forget(accountId) {
      inMemory.delete(accountId);
      rmSync(fileOf(accountId), { force: true });
    },
  };
}
