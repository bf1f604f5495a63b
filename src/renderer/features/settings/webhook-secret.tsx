import { useState } from 'react';
import type { Account } from '../../../contract/account.ts';
import type { WebhookSettings } from '../../../contract/webhook.ts';
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
      secret === null ? 'Calls are no longer signed.' : 'Calls are signed from now on.',
    );
    if (saved === undefined) return;
    onSaved(saved);
    setShown(secret);
  }

  return (
    <div className="fields">
      <div className="setting">
        <div className="setting-words">
          <span className="setting-label">Signature</span>
          <p className="field-hint">
            {isSet
              ? 'Calls are signed after the Standard Webhooks specification, so that receivers can check who calls.'
              : 'Calls are not signed. With a secret, receivers can check that a call comes from you.'}
          </p>
        </div>
        <span className="setting-value">
          <Button
            disabled={action.isBusy}
            onClick={() => (isSet ? setAsking('replace') : void handleChange(makeWebhookSecret()))}
          >
            {isSet ? 'Replace the secret' : 'Make a secret'}
          </Button>
          {isSet && (
            <Button look="danger" disabled={action.isBusy} onClick={() => setAsking('remove')}>
              Remove
            </Button>
          )}
        </span>
        <ActionNote action={action} />
      </div>
      {shown !== null && <SecretOnce noun="secret" secret={shown} onDone={() => setShown(null)} />}
      {asking !== null && (
        <ConfirmDialog
          title={asking === 'replace' ? 'Replace the secret?' : 'Remove the secret?'}
          action={asking === 'replace' ? 'Replace the secret' : 'Remove the secret'}
          onCancel={() => setAsking(null)}
          onConfirm={() => void handleChange(asking === 'replace' ? makeWebhookSecret() : null)}
        >
          <p>
            {asking === 'replace'
              ? 'Receivers that check signatures refuse calls until they have the new secret, which you see next.'
              : 'Receivers that check signatures refuse calls from now on.'}
          </p>
        </ConfirmDialog>
      )}
    </div>
  );
}
