import { Ellipsis } from 'lucide-react';
import type { Account } from '../../../contract/account.ts';
import { t } from '../../../words/words.ts';
import { useApp, useDesk } from '../../state/app-context.ts';
import { useNowUntil } from '../../state/clock.ts';
import { toMs } from '../../state/review-facts.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { SettingsSection } from '../settings/settings-section.tsx';
import { ADD_ACCOUNT, accountActions } from './account-actions.ts';
import { AccountMark } from './account-mark.tsx';
import { AccountMenu } from './account-menu.tsx';
import { connectionLine, placeWords } from './account-words.ts';

/** What is offered at once, because the account waits for it. */
const URGENT: ReadonlySet<string> = new Set(['sign-in', 'switch-on']);

function AccountEntry({ account }: { readonly account: Account }) {
  const desk = useDesk();
  const now = useNowUntil(toMs(account.connection.nextTryAt));
  const urgent = accountActions(account).find(({ id }) => URGENT.has(id));
  const facts = [connectionLine(account.connection, now), placeWords(account)];
  if (!account.isKept && account.connection.state !== 'signed-out') facts.push(t('accounts.sessionInMemoryOnly'));
  return (
    <li className="listed">
      <AccountMark account={account} />
      <div className="listed-words">
        <bdi className="truncate listed-name">{account.name}</bdi>
        <span className="listed-facts">{facts.filter(Boolean).join(' · ')}</span>
      </div>
      {urgent && (
        <Button aria-label={urgent.phrase} onClick={() => urgent.run(desk)}>
          {urgent.id === 'switch-on' ? t('accounts.switchOn') : urgent.words}
        </Button>
      )}
      <AccountMenu
        account={account}
        trigger={
          <IconButton label={t('accounts.moreFor', { name: account.name })}>
            <Ellipsis />
          </IconButton>
        }
      />
    </li>
  );
}

/** Every account of this program, also one that is switched off, and the way to add another. */
export function AccountsSection() {
  const desk = useDesk();
  const accounts = useApp((state) => state.data.accounts);
  return (
    <SettingsSection id="accounts" title={t('accounts.accounts')} lead={t('accounts.accountsHint')}>
      <ul className="listing" aria-label={t('accounts.accounts')}>
        {accounts.map((account) => (
          <AccountEntry key={account.id} account={account} />
        ))}
      </ul>
      <Button onClick={() => ADD_ACCOUNT.run(desk)}>{t('accounts.addAccountStep')}</Button>
    </SettingsSection>
  );
}
