import type { Account } from '../../contract/account.ts';
import type { WindowRoute } from '../../contract/window-routes.ts';
import type { AppState, SliceContext } from './slice.ts';
import { writeKept } from './storage.ts';

/** A dialog about accounts; what is typed into it lives and dies with it, passwords above all. */
export type AccountDialog =
  | { readonly kind: 'add'; readonly url: string }
  | {
      readonly kind: 'sign-in' | 'new-password' | 'rename' | 'move' | 'remove' | 'switch-off';
      readonly accountId: string;
    };

/** Which of the accounts is looked at, and which dialog about them is open. */
export interface AccountSlice {
  /** The one account whose reviews and agents are shown; null for all of them. */
  readonly shownAccount: string | null;
  readonly accountDialog: AccountDialog | null;
  /** Shows one account only, or everything again when it was shown already. */
  chooseAccount(accountId: string | null): void;
  showAccountDialog(dialog: AccountDialog | null): void;
  /** Opens the dialog with an address that came from outside, as by a link; nothing happens before the person acts. */
  suggestAccount(url: string): void;
  /** Turns away from accounts that are not there any more. */
  leaveLostAccount(): void;
  /** Forgets what was begun in an account that was removed. */
  forgetAccount(accountId: string): void;
}

/** The accounts that the window lists: one that is switched off only when there is no other. */
export function listedAccounts(accounts: readonly Account[]): readonly Account[] {
  const on = accounts.filter(({ connection }) => connection.state !== 'off');
  return on.length === 0 ? accounts : on;
}

/** An account by its id, while it is there. */
export function accountOf({ data }: Pick<AppState, 'data'>, accountId: string): Account | undefined {
  return data.accounts.find(({ id }) => id === accountId);
}

/** The name of an account where it has to be said whose something is: when what is listed is of several. */
export function accountNameBeside(state: Pick<AppState, 'data' | 'shownAccount'>, accountId: string): string | null {
  if (state.shownAccount !== null || listedAccounts(state.data.accounts).length < 2) return null;
  return accountOf(state, accountId)?.name ?? null;
}

/** Does the server of an account lack what is needed? Then nothing that needs it is offered. */
export function lacks(account: Pick<Account, 'missing'> | undefined, route: WindowRoute): boolean {
  return account?.missing.includes(route) === true;
}

function without<T>(record: Readonly<Record<string, T>>, prefix: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !key.startsWith(prefix)));
}

/** The slice of accounts. */
export function createAccountSlice({ get, set, keep }: SliceContext): AccountSlice {
  return {
    // Not kept: each start shows everything that waits.
    shownAccount: null,
    accountDialog: null,
    chooseAccount(accountId) {
      set({ shownAccount: accountId === get().shownAccount ? null : accountId });
      get().clearPicks();
      const { view } = get();
      get().chooseView(view.kind === 'queue' ? view : { kind: 'queue', queue: 'needs-review' });
    },
    showAccountDialog: (accountDialog) => set({ accountDialog }),
    suggestAccount: (url) => set({ accountDialog: { kind: 'add', url } }),
    leaveLostAccount() {
      const { data, shownAccount, accountDialog, view, selected } = get();
      const isThere = (accountId: string): boolean => data.accounts.some(({ id }) => id === accountId);
      const listed = listedAccounts(data.accounts);
      if (shownAccount !== null && (listed.length < 2 || !listed.some(({ id }) => id === shownAccount))) {
        set({ shownAccount: null });
        get().settle(true);
      }
      // What goes with its account was not deleted by anybody, so it is not told as if it were.
      const isSelectedThere = data.accounts.some(
        ({ id, connection }) => connection.state !== 'off' && selected?.startsWith(`${id}/`),
      );
      if (selected !== null && !isSelectedThere) set({ selected: null, selectedIndex: 0 });
      if (accountDialog && accountDialog.kind !== 'add' && !isThere(accountDialog.accountId))
        set({ accountDialog: null });
      if (view.kind === 'agent' && !isThere(view.accountId)) get().chooseView({ kind: 'queue', queue: 'needs-review' });
    },
    forgetAccount(accountId) {
      const prefix = `${accountId}/`;
      const drafts = without(get().drafts, prefix);
      const composed = without(get().composed, prefix);
      const outgoing = get().outgoing.filter((one) => one.accountId !== accountId);
      set({ drafts, composed, outgoing, edits: without(get().edits, prefix), sends: without(get().sends, prefix) });
      writeKept(keep, 'drafts', drafts);
      writeKept(keep, 'composed', composed);
      writeKept(keep, 'outgoing', outgoing);
    },
  };
}
