import type { Account } from '../../../contract/account.ts';
import { t } from '../../../words/words.ts';
import { ReadProblem } from './action-note.tsx';
import { SettingsSection } from './settings-section.tsx';
import { useServerRead } from './use-server-read.ts';
import { WebhookForm } from './webhook-form.tsx';
import { WebhookSecret } from './webhook-secret.tsx';

/** How the server calls agents’ webhooks. */
export function WebhooksSection({ account }: { readonly account: Account }) {
  const settings = useServerRead(account, 'getWebhookSettings');
  return (
    <SettingsSection id="webhooks" title={t('settings.webhooks')} lead={t('settings.webhooksHint')}>
      <ReadProblem problem={settings.problem} onRetry={settings.reload} />
      {settings.value !== null && (
        <>
          <WebhookForm account={account} settings={settings.value} onSaved={settings.replace} />
          <WebhookSecret account={account} isSet={settings.value.secret !== null} onSaved={settings.replace} />
        </>
      )}
    </SettingsSection>
  );
}
