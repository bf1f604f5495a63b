import { useState } from 'react';
import type { Account } from '../../../contract/account.ts';
import type { WebhookSettings } from '../../../contract/webhook.ts';
import { t } from '../../../words/words.ts';
import { useDesk } from '../../state/app-context.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ActionNote } from './action-note.tsx';
import { SecretOnce } from './secret-once.tsx';
import { useAction } from './use-action.ts';
import { makeWebhookSecret } from './webhook-words.ts';

interface WebhookSecretProps {
  readonly account: Account;
  readonly isSet: boolean;
  readonly onSaved: (settings: WebhookSettings) => void;
}

/** The secret with which calls are signed: made here, shown once, taken away. */
export function WebhookSecret({ account, isSet, onSaved }: WebhookSecretProps) {
  const { bridge } = useDesk();
  const action = useAction();
  const [shown, setShown] = useState<string | null>(null);
  const [asking, setAsking] = useState<'replace' | 'remove' | null>(null);

  async function handleChange(secret: string | null): Promise<void> {
    setAsking(null);
    const saved = await action.run(
      () => bridge.callServer(account.id, 'changeWebhookSettings', { body: { secret } }),
      secret === null ? t('settings.signingStopped') : t('settings.signingStarted'),
    );
    if (saved === undefined) return;
    onSaved(saved);
    setShown(secret);
  }

  return (
    <div className="fields">
      <div className="setting">
        <div className="setting-words">
          <span className="setting-label">{t('settings.signature')}</span>
          <p className="field-hint">{isSet ? t('settings.signedHint') : t('settings.unsignedHint')}</p>
        </div>
        <span className="setting-value">
          <Button
            disabled={action.isBusy}
            onClick={() => (isSet ? setAsking('replace') : void handleChange(makeWebhookSecret()))}
          >
            {isSet ? t('settings.replaceSecret') : t('settings.makeSecret')}
          </Button>
          {isSet && (
            <Button look="danger" disabled={action.isBusy} onClick={() => setAsking('remove')}>
              {t('settings.removeSecretStep')}
            </Button>
          )}
        </span>
        <ActionNote action={action} />
      </div>
      {shown !== null && <SecretOnce kind="secret" secret={shown} onDone={() => setShown(null)} />}
      {asking !== null && (
        <ConfirmDialog
          title={asking === 'replace' ? t('settings.replaceSecretQuestion') : t('settings.removeSecretQuestion')}
          action={asking === 'replace' ? t('settings.replaceSecret') : t('settings.removeSecretConfirmed')}
          onCancel={() => setAsking(null)}
          onConfirm={() => void handleChange(asking === 'replace' ? makeWebhookSecret() : null)}
        >
          <p>{asking === 'replace' ? t('settings.replaceSecretMeans') : t('settings.removeSecretMeans')}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}
