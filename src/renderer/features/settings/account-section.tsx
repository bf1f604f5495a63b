import type { Account } from '../../../contract/account.ts';
import type { SessionUser } from '../../../contract/session.ts';
import { t } from '../../../words/words.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { ReadProblem } from './action-note.tsx';
import { PasswordForm } from './password-form.tsx';
import { PersonForm } from './person-form.tsx';
import { SettingsSection } from './settings-section.tsx';
import { useServerRead } from './use-server-read.ts';

/** Where agents reach the account’s server, and who the person is there. */
export function AccountSection({ account }: { readonly account: Account }) {
  const session = useServerRead(account, 'currentUser');
  const address = account.agentAccess?.url;
  const user: SessionUser | undefined = session.value?.user;
  return (
    <SettingsSection
      id="account"
      title={t('settings.account')}
      lead={
        account.kind === 'this-computer'
          ? t('settings.thisComputerHint')
          : t('settings.placetServerAt', { name: account.name, serverUrl: account.serverUrl ?? '' })
      }
    >
      {address !== undefined && (
        <div className="setting">
          <span className="setting-label">{t('settings.agentsAddress')}</span>
          <span className="setting-value">
            <code>{address}</code>
            <CopyButton text={address} label={t('settings.copyAgentsAddress')} />
          </span>
        </div>
      )}
      <ReadProblem problem={session.problem} onRetry={session.reload} />
      {user !== undefined && (
        <>
          <PersonForm key={user.id} account={account} user={user} onSaved={session.reload} />
          <PasswordForm account={account} user={user} />
        </>
      )}
    </SettingsSection>
  );
}
