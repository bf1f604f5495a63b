import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { MoveResult, NewAccount, ServerAddresses, SignInResult } from '../../contract/account.ts';
import { AppError } from '../../contract/errors.ts';
import { t } from '../../words/words.ts';
import type { UnnumberedChange } from '../desktop-state.ts';
import { openKeptList } from '../disk/kept-list.ts';
import { forgetConnections } from '../server/http-connections.ts';
import { trustSystemCertificates } from '../server/system-certificates.ts';
import type { AccountListeners } from './account-listeners.ts';
import { type KeptInbox, openKeptInbox } from './kept-inbox.ts';
import { LOCAL_ACCOUNT_ID, type LocalAccount } from './local-account.ts';
import { createRemoteAccount, logIn, type RemoteAccount, whyNotSignedIn } from './remote-account.ts';
import type { ServerAccount } from './server-account.ts';
import type { SessionVault } from './session-vault.ts';

/** Every account of this computer's person: the server here first, then the others in the order in which they were added. */
export interface Accounts {
  list(): readonly ServerAccount[];
  /** Raises `account_not_found`. */
  get(accountId: string): ServerAccount;
  /** Raises `account_not_found` also for the account of this computer, which has no session of its own. */
  getRemote(accountId: string): RemoteAccount;
  /** The server here. */
  readonly local: LocalAccount;
  /** Goes on with every remote account of the last time; `painted` settles when the window shows something. */
  start(painted: Promise<unknown>): void;
  /** Signs in and adds the account; one that is there already is signed in anew. */
  add(wanted: NewAccount): Promise<SignInResult>;
  rename(accountId: string, name: string): Promise<void>;
  /** Reaches the server of an account at other addresses from now on. */
  move(accountId: string, addresses: ServerAddresses): Promise<MoveResult>;
  /** Ends the session and wipes all that is kept of the account. */
  remove(accountId: string): Promise<void>;
  /** Every account looks whether its line still lives, as after sleep or a change of the network. */
  check(): Promise<void>;
  /** Every remote account reads what servers do not announce. */
  refresh(): void;
  stop(): void;
}

/** What the accounts are made from. */
export interface AccountsParts {
  /** Makes the account of this computer. */
  readonly makeLocal: (keep: KeptInbox | null) => LocalAccount;
  readonly vault: SessionVault;
  /** The list of remote accounts. */
  readonly file: string;
  /** Where what is kept of each account lies, in a folder named after it. */
  readonly folder: string;
  readonly listenersOf: (accountId: string) => AccountListeners;
  readonly onChange: (change: UnnumberedChange) => void;
  /** Hears why what is shown could not be kept for the next start. */
  readonly onFault: (error: unknown) => void;
  /** Hears that an account is about to be wiped, to forget what is kept of it elsewhere. */
  readonly onRemoved: (accountId: string) => void;
}

const storedAccount = z.object({
  id: z.string().regex(/^r-[0-9a-f]{12}$/),
  name: z.string(),
  email: z.string(),
  apiUrl: z.string(),
  wsUrl: z.string().nullable(),
});
type StoredAccount = z.infer<typeof storedAccount>;

/** Opens the accounts of the last time; none is connected before `start`. */
export function openAccounts(parts: AccountsParts): Accounts {
  const { vault, folder, listenersOf } = parts;
  const kept = openKeptList(parts.file, storedAccount);
  let stored: readonly StoredAccount[] = kept.found;
  const remotes = new Map<string, RemoteAccount>();
  /** Without a place to keep it the account works all the same, online. */
  const openKept = (accountId: string, isOnlyWaiting = false): KeptInbox | null => {
    try {
      return openKeptInbox({ file: join(folder, accountId, 'inbox.sqlite'), isOnlyWaiting, onFault: parts.onFault });
    } catch (error) {
      parts.onFault(error);
      return null;
    }
  };
  const local = parts.makeLocal(openKept(LOCAL_ACCOUNT_ID, true));
  const make = (facts: StoredAccount): RemoteAccount => {
    const account = createRemoteAccount(facts, vault, openKept(facts.id), listenersOf(facts.id));
    remotes.set(facts.id, account);
    return account;
  };
  for (const facts of stored) make(facts);

  const store = (next: readonly StoredAccount[]): Promise<void> => {
    stored = next;
    return kept.keep(next);
  };
  const getRemote = (accountId: string): RemoteAccount => {
    const account = remotes.get(accountId);
    if (account === undefined) throw new AppError('account_not_found');
    return account;
  };
  const findStored = (apiUrl: string, email: string): StoredAccount | undefined =>
    stored.find((facts) => facts.apiUrl === apiUrl && facts.email.toLowerCase() === email.toLowerCase());
  const list = (): readonly ServerAccount[] => [local, ...remotes.values()];

  return {
    list,
    local,
    get: (accountId) => (accountId === local.id ? local : getRemote(accountId)),
    getRemote,
    start(painted) {
      if (remotes.size > 0) trustSystemCertificates();
      for (const account of remotes.values()) account.start(painted);
    },
    async add(wanted) {
      const { apiUrl, wsUrl, password } = wanted;
      const email = wanted.email.trim();
      const known = findStored(apiUrl, email);
      if (known !== undefined) return getRemote(known.id).signIn(password);
      try {
        const signedIn = await logIn(apiUrl, email, password);
        const name = wanted.name.trim() || new URL(apiUrl).hostname;
        const facts: StoredAccount = { id: `r-${randomBytes(6).toString('hex')}`, name, email, apiUrl, wsUrl };
        await store([...stored, facts]);
        await make(facts).enter(signedIn);
        return { kind: 'signed-in', accountId: facts.id, mustChangePassword: signedIn.mustChangePassword };
      } catch (error) {
        return { kind: 'refused', detail: whyNotSignedIn(error) };
      }
    },
    async rename(accountId, name) {
      const account = getRemote(accountId);
      await store(stored.map((facts) => (facts.id === accountId ? { ...facts, name } : facts)));
      account.rename(name);
    },
    async move(accountId, addresses) {
      const account = getRemote(accountId);
      const other = findStored(addresses.apiUrl, account.info().email ?? '');
      if (other !== undefined && other.id !== accountId) {
        return { kind: 'refused', detail: t('main.accountIsThereAlready', { name: other.name }) };
      }
      await store(stored.map((facts) => (facts.id === accountId ? { ...facts, ...addresses } : facts)));
      return { kind: 'moved', isSignedOut: account.move(addresses) };
    },
    async remove(accountId) {
      if (accountId === local.id) throw new AppError('account_unremovable');
      const account = getRemote(accountId);
      account.stop();
      vault.forget(accountId);
      remotes.delete(accountId);
      await store(stored.filter((facts) => facts.id !== accountId));
      parts.onRemoved(accountId);
      parts.onChange({ kind: 'account-removed', accountId });
      await rm(join(folder, accountId), { recursive: true, force: true });
    },
    async check() {
      forgetConnections();
      await Promise.all(list().map((account) => account.check()));
    },
    refresh() {
      for (const account of list()) void account.refresh().catch(() => undefined);
    },
    stop() {
      for (const account of remotes.values()) account.stop();
      local.stop();
    },
  };
}
