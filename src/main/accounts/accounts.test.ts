import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type OpenedAccounts, openAccountsIn } from '../../../tests/support/opened-accounts.ts';
import { type ReferenceServer, startReferenceServer } from '../../../tests/support/reference/reference-server.ts';
import { makeTemporaryFolder } from '../../../tests/support/temporary-folder.ts';
import { startTestCore, type TestCore } from '../../../tests/support/test-core.ts';
import type { Accounts } from './accounts.ts';

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

function open(isKeychainOpen = true): OpenedAccounts {
  const made = openAccountsIn(folder.path, isKeychainOpen);
  opened.push(made.accounts);
  return made;
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

it('takes a socket at an address that was typed, keeps it, and reaches it at another one later', async () => {
  const server: ReferenceServer = await startReferenceServer({ layout: 'split', hidesSocket: true });
  try {
    const { url: apiUrl, backendUrl } = server;
    const first = open();
    const added = await first.accounts.add({ ...wanted('changeme'), apiUrl, email: server.owner.email });
    if (added.kind !== 'signed-in') throw new Error(added.detail);
    const id = added.accountId;
    await expect.poll(() => first.accounts.get(id).info().connection.detail).toContain('“Addresses…”');

    expect(await first.accounts.move(id, { apiUrl, wsUrl: backendUrl })).toEqual({ kind: 'moved', isSignedOut: false });
    await expect.poll(() => first.stateOf(id)).toBe('online');
    expect(first.accounts.get(id).info()).toMatchObject({ serverUrl: apiUrl, wsUrl: backendUrl });
    first.accounts.stop();

    const second = open();
    await expect.poll(() => second.stateOf(id)).toBe('online');
    expect(second.accounts.get(id).info().wsUrl).toBe(backendUrl);

    // A session is for the server that gave it, so no other address hears of it.
    const requestCount = server.requests.length;
    const moved = await second.accounts.move(id, { apiUrl: core.url, wsUrl: null });
    expect(moved).toEqual({ kind: 'moved', isSignedOut: true });
    expect(second.stateOf(id)).toBe('signed-out');
    expect(existsSync(second.sessionFile(id))).toBe(false);
    expect(server.requests.length).toBe(requestCount);

    const other = await second.accounts.add({ ...wanted('changeme'), apiUrl: backendUrl, email: server.owner.email });
    if (other.kind !== 'signed-in') throw new Error(other.detail);
    const back = await second.accounts.move(id, { apiUrl: backendUrl, wsUrl: null });
    expect(back).toMatchObject({ kind: 'refused', detail: expect.stringContaining('127.0.0.1') });
  } finally {
    await server.stop();
  }
});
