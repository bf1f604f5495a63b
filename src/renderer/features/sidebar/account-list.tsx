import { ChevronDown, Ellipsis, Layers2, Plus } from 'lucide-react';
import type { Account } from '../../../contract/account.ts';
import { listedAccounts } from '../../state/account-slice.ts';
import { useApp, useDesk } from '../../state/app-context.ts';
import { useNowUntil } from '../../state/clock.ts';
import { waitingInAccount } from '../../state/queue.ts';
import { toMs } from '../../state/review-facts.ts';
import { queueSourceOf } from '../../state/view-slice.ts';
import { IconButton } from '../../ui/button.tsx';
import { ADD_ACCOUNT } from '../accounts/account-actions.ts';
import { AccountMark } from '../accounts/account-mark.tsx';
import { AccountMenu } from '../accounts/account-menu.tsx';
import { connectionLine, connectionTitle } from '../accounts/account-words.ts';
import './account-list.css';
import { t } from '../../../words/words.ts';

/** How the connection of an account is, in a line and in sentences, counting when the next try is near. */
function useConnectionWords(account: Account): { line: string; title: string } {
  const now = useNowUntil(toMs(account.connection.nextTryAt));
  return { line: connectionLine(account.connection, now), title: connectionTitle(account, now) };
}

function Count({ accountId }: { readonly accountId: string | null }) {
  const count = useApp((state) => waitingInAccount(queueSourceOf(state), accountId));
  if (count === 0) return null;
  return (
    <span className="agent-pending" title={t('sidebar.waitingForYou', { pending: count })}>
      {count}
      <span className="sr-only"> {t('sidebar.waiting')}</span>
    </span>
  );
}

/** The only account: its name, its state, and its menu behind all of that. */
function OnlyAccount({ account }: { readonly account: Account }) {
  const { line, title } = useConnectionWords(account);
  return (
    <AccountMenu
      account={account}
      trigger={
        <button type="button" className="account" title={title}>
          <AccountMark account={account} />
          <span className="account-words sidebar-words">
            <bdi className="truncate">{account.name}</bdi>
            <span className="truncate">{line}</span>
          </span>
          <ChevronDown className="account-chevron" />
        </button>
      }
    />
  );
}

/** One of several accounts: choosing it shows only what is its own, choosing it again shows everything. */
function AccountRow({ account }: { readonly account: Account }) {
  const { store } = useDesk();
  const { line, title } = useConnectionWords(account);
  const isShown = useApp((state) => state.shownAccount === account.id);
  const isFine = account.connection.state === 'online';
  return (
    <li className="account-line">
      <button
        type="button"
        className="sidebar-row account-row"
        aria-pressed={isShown}
        title={title}
        onClick={() => store.getState().chooseAccount(account.id)}
      >
        <AccountMark account={account} />
        <span className="account-words sidebar-words">
          <bdi className="truncate">{account.name}</bdi>
          <span className={isFine ? 'sr-only' : 'truncate'}>{line}</span>
        </span>
        <Count accountId={account.id} />
      </button>
      <AccountMenu
        account={account}
        trigger={
          <IconButton className="account-more" label={t('sidebar.moreFor', { name: account.name })}>
            <Ellipsis />
          </IconButton>
        }
      />
    </li>
  );
}

/** The accounts at the head of the sidebar. One that is switched off is left out unless there is no other. */
export function AccountList() {
  const desk = useDesk();
  const accounts = useApp((state) => state.data.accounts);
  const isAll = useApp((state) => state.shownAccount === null);
  const listed = listedAccounts(accounts);
  const [only] = listed;
  if (only === undefined) return <div className="sidebar-top" />;
  if (listed.length === 1) {
    return (
      <div className="sidebar-top">
        <OnlyAccount account={only} />
      </div>
    );
  }
  return (
    <div className="sidebar-top" data-several="true">
      <div className="account-line">
        <button
          type="button"
          className="sidebar-row account-row"
          aria-pressed={isAll}
          title={t('sidebar.allAccounts')}
          onClick={() => desk.store.getState().chooseAccount(null)}
        >
          <Layers2 />
          <span className="sidebar-words truncate">{t('sidebar.allAccounts')}</span>
          <Count accountId={null} />
        </button>
        <IconButton className="account-more" label={t('sidebar.addAccount')} onClick={() => ADD_ACCOUNT.run(desk)}>
          <Plus />
        </IconButton>
      </div>
      <ul className="accounts" aria-label={t('sidebar.accounts')}>
        {listed.map((account) => (
          <AccountRow key={account.id} account={account} />
        ))}
      </ul>
    </div>
  );
}
