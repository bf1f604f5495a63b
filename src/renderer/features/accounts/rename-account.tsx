import { useState } from 'react';
import type { Account } from '../../../contract/account.ts';
import { t } from '../../../words/words.ts';
import { useDesk } from '../../state/app-context.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../settings/text-field.tsx';
import { useAction } from '../settings/use-action.ts';
import { AccountFrame, StepForm } from './account-frame.tsx';

/** Gives an account another name on this computer; the server is not told. */
export function RenameAccount({ account, onClose }: { readonly account: Account; readonly onClose: () => void }) {
  const { bridge } = useDesk();
  const action = useAction();
  const [name, setName] = useState(account.name);

  async function handleSubmit(): Promise<void> {
    if (name.trim() === '') {
      action.refuse(t('accounts.typeNameFirst'));
      return;
    }
    const renamed = await action.run(async () => {
      const outcome = await bridge.call('account:rename', { accountId: account.id, name: name.trim() });
      return outcome.ok ? { ok: true as const, value: true } : outcome;
    });
    if (renamed) onClose();
  }

  return (
    <AccountFrame title={t('accounts.renameNamed', { name: account.name })} onClose={onClose}>
      <StepForm
        problem={action.problem}
        onSubmit={() => void handleSubmit()}
        actions={
          <>
            <Button onClick={onClose}>{t('accounts.cancel')}</Button>
            <Button type="submit" look="primary" disabled={action.isBusy}>
              {t('accounts.renameConfirmed')}
            </Button>
          </>
        }
      >
        <TextField label={t('accounts.nameOnThisComputer')} value={name} maxLength={80} onChange={setName} />
      </StepForm>
    </AccountFrame>
  );
}
