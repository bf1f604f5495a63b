import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeTemporaryFolder } from '../../../tests/support/temporary-folder.ts';
import { startTestCore, type TestCore } from '../../../tests/support/test-core.ts';
import type { Keychain } from '../core-process/secret-key.ts';
import type { UnnumberedChange } from '../desktop-state.ts';
import { type Accounts, openAccounts } from './accounts.ts';
import { createLocalAccount } from './local-account.ts';
import { openSessionVault } from './session-vault.ts';

// Electron's keychain exists in Electron only; the end-to-end tests have a real one.
const keychain = (isOpen: boolean): Keychain => ({
  isEncryptionAvailable: () => isOpen,
  encryptString: (text) => Buffer.from(text).reverse(),
  decryptString: (encrypted) => Buffer.from(encrypted).reverse().toString(),
});
const silent = {
  heardUntil: () => null,
  onChange: () => undefined,
  onArrived: () => undefined,
  onSynced: () => undefined,
};

let core: TestCore;
let folder: Awaited<ReturnType<typeof makeTemporaryFolder>>;
const opened: Accounts[] = [];
beforeEach(async () => {
  core = await startTestCore();
  folder = await makeTemporaryFolder();
});
afterEach(async () => {
  for (const accounts of opened.splice(0)) accounts.stop();
  await core.stop();
  await folder.remove();
});

function open(isOpen = true) {
  const changes: UnnumberedChange[] = [];
  const sessionFile = (id: string) => join(folder.path, id, 'session');
  const accounts = openAccounts({
    makeLocal: (keep) => createLocalAccount({ ...silent, onServing: () => undefined }, keep),
    vault: openSessionVault(sessionFile, keychain(isOpen), () => undefined),
    file: join(folder.path, 'accounts.json'),
    folder: folder.path,
    listenersOf: () => ({ ...silent, onChange: (change) => changes.push(change) }),
    onChange: (change) => changes.push(change),
    onFault: (error) => {
      throw error;
    },
    onRemoved: () => undefined,
  });
  opened.push(accounts);
  accounts.start(Promise.resolve());
  const stateOf = (id: string) => accounts.get(id).info().connection.state;
  return { accounts, changes, sessionFile, stateOf };
}

function wanted(password = core.announced.password ?? '') {
  return { apiUrl: core.url, wsUrl: null, email: core.announced.email, password, name: '' };
}

it('adds an account, keeps it over a restart with its session sealed, and wipes it', async () => {
  const first = open();
  const added = await first.accounts.add(wanted());
  if (added.kind !== 'signed-in') throw new Error(added.detail);
  const id = added.accountId;
  await expect.poll(() => first.stateOf(id)).toBe('online');
  expect(existsSync(first.sessionFile(id))).toBe(true);
  // The same person on the same server is one account.
  expect(await first.accounts.add(wanted())).toMatchObject({ kind: 'signed-in', accountId: id });
  first.accounts.stop();

  const second = open();
  await expect.poll(() => second.stateOf(id)).toBe('online');
  expect(second.accounts.get(id).inbox.agents().length).toBeGreaterThan(0);
  await second.accounts.remove(id);
  expect(second.changes).toContainEqual({ kind: 'account-removed', accountId: id });
  expect(existsSync(join(folder.path, id))).toBe(false);
  expect(
    open()
      .accounts.list()
      .map((account) => account.id),
  ).toEqual(['this-computer']);
});

it('without a keychain the session lives until the program ends, and the account says so', async () => {
  const first = open(false);
  const added = await first.accounts.add(wanted());
  if (added.kind !== 'signed-in') throw new Error(added.detail);
  expect(first.accounts.get(added.accountId).info().isKept).toBe(false);
  expect(existsSync(first.sessionFile(added.accountId))).toBe(false);
  first.accounts.stop();
  expect(open(false).stateOf(added.accountId)).toBe('signed-out');
});

it('a wrong password adds nothing and says what to do', async () => {
  const { accounts } = open();
  const refused = await accounts.add(wanted('not this one'));
  expect(refused).toMatchObject({ kind: 'refused', detail: expect.stringContaining('password is wrong') });
  expect(accounts.list()).toHaveLength(1);
});

it('35 (client): a 401 on change-password keeps the session; signing out ends it', async () => {
  const { accounts, stateOf } = open();
  const added = await accounts.add(wanted());
  if (added.kind !== 'signed-in') throw new Error(added.detail);
  const account = accounts.getRemote(added.accountId);
  await expect.poll(() => stateOf(account.id)).toBe('online');
  expect(await account.changePassword('wrong', 'a new password')).toMatchObject({ isChanged: false });
  expect(stateOf(account.id)).toBe('online');
  expect(await account.changePassword(core.announced.password ?? '', 'a new password')).toEqual({
    isChanged: true,
    detail: null,
  });
  await account.signOut();
  expect(stateOf(account.id)).toBe('signed-out');
  expect(await account.signIn('a new password')).toMatchObject({ kind: 'signed-in', mustChangePassword: false });
  await expect.poll(() => stateOf(account.id)).toBe('online');
});
