import { join } from 'node:path';
import type { Message } from '../../src/contract/message.ts';
import { type Accounts, openAccounts } from '../../src/main/accounts/accounts.ts';
import { createLocalAccount } from '../../src/main/accounts/local-account.ts';
import { openSessionVault } from '../../src/main/accounts/session-vault.ts';
import type { Keychain } from '../../src/main/core-process/secret-key.ts';
import type { UnnumberedChange } from '../../src/main/desktop-state.ts';

/** The program's accounts without its window, with everything that they told it. */
export interface OpenedAccounts {
  readonly accounts: Accounts;
  readonly changes: readonly UnnumberedChange[];
  /** Messages of agents that the person would be told of. */
  readonly arrived: readonly Message[];
  /** Where the session of an account is kept. */
  sessionFile(accountId: string): string;
  stateOf(accountId: string): string;
}

// Electron's keychain exists in Electron only; the end-to-end tests have a real one.
const keychain = (isOpen: boolean): Keychain => ({
  isEncryptionAvailable: () => isOpen,
  encryptString: (text) => Buffer.from(text).reverse(),
  decryptString: (encrypted) => Buffer.from(encrypted).reverse().toString(),
});

/** Opens the accounts that are kept in a folder and goes on with them; the caller stops them. */
export function openAccountsIn(folder: string, isKeychainOpen = true): OpenedAccounts {
  const changes: UnnumberedChange[] = [];
  const arrived: Message[] = [];
  const silent = {
    heardUntil: () => null,
    onChange: () => undefined,
    onArrived: () => undefined,
    onSynced: () => undefined,
  };
  const sessionFile = (accountId: string): string => join(folder, accountId, 'session');
  const onChange = (change: UnnumberedChange): void => void changes.push(change);
  const accounts = openAccounts({
    makeLocal: (keep) => createLocalAccount({ ...silent, onServing: () => undefined }, keep),
    vault: openSessionVault(sessionFile, keychain(isKeychainOpen), () => undefined),
    file: join(folder, 'accounts.json'),
    folder,
    listenersOf: () => ({ ...silent, onChange, onArrived: (messages) => void arrived.push(...messages) }),
    onChange,
    onFault: (error) => {
      throw error;
    },
    onRemoved: () => undefined,
  });
  accounts.start(Promise.resolve());
  const stateOf = (accountId: string): string => accounts.get(accountId).info().connection.state;
  return { accounts, changes, arrived, sessionFile, stateOf };
}
