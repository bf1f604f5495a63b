import type { Account } from '../../../contract/account.ts';
import { listedAccounts } from '../../state/account-slice.ts';

/** What has to happen before an empty list means that nothing waits. */
export type AccountNeed =
  | { readonly kind: 'signed-out'; readonly account: Account }
  | { readonly kind: 'unreached'; readonly account: Account }
  | { readonly kind: 'all-off' };

/**
 * Why an empty list may be empty for another reason than that all is done, of the accounts that are looked at; null when
 * it is as empty as it looks. What needs the person comes first.
 */
export function accountNeed(accounts: readonly Account[], shownAccount: string | null): AccountNeed | null {
  const shown = listedAccounts(accounts).filter(({ id }) => shownAccount === null || id === shownAccount);
  const inState = (...states: readonly Account['connection']['state'][]): Account | undefined =>
    shown.find(({ connection }) => states.includes(connection.state));
  const signedOut = inState('signed-out');
  if (signedOut) return { kind: 'signed-out', account: signedOut };
  if (shown.length > 0 && shown.every(({ connection }) => connection.state === 'off')) return { kind: 'all-off' };
  const unreached = inState('retrying', 'failed');
  return unreached ? { kind: 'unreached', account: unreached } : null;
}
