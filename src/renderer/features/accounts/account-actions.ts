import type { Account } from '../../../contract/account.ts';
import type { CallOutcome } from '../../../contract/desktop-channels.ts';
import { t } from '../../../words/words.ts';
import type { Desk } from '../../state/app-context.ts';

/** Something that can be done with an account now. */
export interface AccountAction {
  readonly id: string;
  /** In a menu of the account. */
  readonly words: string;
  /** Where nothing around it says which account is meant. */
  readonly phrase: string;
  readonly isDanger?: boolean;
  run(desk: Desk): void;
}

/** Does something with an account, and says when it could not be done. */
export async function runAccountCall({ store }: Desk, call: () => Promise<CallOutcome<unknown>>): Promise<void> {
  const outcome = await call();
  if (!outcome.ok) store.getState().say({ tone: 'problem', text: outcome.error.message, about: null });
}

/** Switches the server on this computer on. */
export const SWITCH_ON: AccountAction = {
  id: 'switch-on',
  get words() {
    return t('accounts.switchOnThisComputer');
  },
  get phrase() {
    return t('accounts.switchOnThisComputersServer');
  },
  run: (desk) => void runAccountCall(desk, () => desk.bridge.call('account:switch-local', { isOn: true })),
};

/** Opens the dialog that adds an account. */
export const ADD_ACCOUNT: AccountAction = {
  id: 'add',
  get words() {
    return t('accounts.addAccountStep');
  },
  get phrase() {
    return t('accounts.addAccountStep');
  },
  run: ({ store }) => store.getState().showAccountDialog({ kind: 'add', url: '' }),
};

/** What can be done with an account, in the order of its menu. */
export function accountActions({ id: accountId, kind, name, connection }: Account): AccountAction[] {
  const { state } = connection;
  const refresh: AccountAction = {
    id: 'refresh',
    words: state === 'retrying' ? t('accounts.tryNow') : t('accounts.refreshNow'),
    phrase: state === 'retrying' ? t('accounts.connectNow', { name }) : t('accounts.refresh', { name }),
    run: (desk) => void runAccountCall(desk, () => desk.bridge.call('account:refresh', { accountId })),
  };
  const open = (dialog: 'sign-in' | 'rename' | 'move' | 'remove' | 'switch-off'): AccountAction['run'] => {
    return ({ store }) => store.getState().showAccountDialog({ kind: dialog, accountId });
  };
  if (kind === 'this-computer') {
    if (state === 'off') return [SWITCH_ON];
    const phrase = t('accounts.switchOffThisComputerStep');
    return [refresh, { id: 'switch-off', words: t('accounts.switchOffStep'), phrase, run: open('switch-off') }];
  }
  const signIn = {
    id: 'sign-in',
    words: t('accounts.signInStep'),
    phrase: t('accounts.signInToStep', { name }),
    run: open('sign-in'),
  };
  const signOut: AccountAction = {
    id: 'sign-out',
    words: t('accounts.signOut'),
    phrase: t('accounts.signOutOf', { name }),
    run: (desk) => void runAccountCall(desk, () => desk.bridge.call('account:sign-out', { accountId })),
  };
  return [
    ...(state === 'signed-out' ? [signIn] : [refresh, signOut]),
    {
      id: 'rename',
      words: t('accounts.renameStep'),
      phrase: t('accounts.renameNamedStep', { name }),
      run: open('rename'),
    },
    {
      id: 'move',
      words: t('accounts.addressesStep'),
      phrase: t('accounts.addressesOfStep', { name }),
      run: open('move'),
    },
    {
      id: 'remove',
      words: t('accounts.removeStep'),
      phrase: t('accounts.removeNamedStep', { name }),
      isDanger: true,
      run: open('remove'),
    },
  ];
}

/** What can be done beside what an account offers itself: with the accounts as a whole. */
export function commonActions(accounts: readonly Account[], shown: Account | null): AccountAction[] {
  const isLocalHidden = accounts.some((account) => account.connection.state === 'off' && account.id !== shown?.id);
  return isLocalHidden ? [ADD_ACCOUNT, SWITCH_ON] : [ADD_ACCOUNT];
}
