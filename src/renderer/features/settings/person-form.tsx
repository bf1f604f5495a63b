import { useState } from 'react';
import type { Account } from '../../../contract/account.ts';
import type { SessionUser } from '../../../contract/session.ts';
import { updateUserRequest } from '../../../contract/user.ts';
import { t } from '../../../words/words.ts';
import { lacks } from '../../state/account-slice.ts';
import { useDesk } from '../../state/app-context.ts';
import { SaveForm } from './save-form.tsx';
import { TextField } from './text-field.tsx';
import { useAction } from './use-action.ts';

interface PersonFormProps {
  readonly account: Account;
  readonly user: SessionUser;
  readonly onSaved: () => void;
}

/** Name and e-mail of the person. Only an owner may change them; others see them. */
export function PersonForm({ account, user, onSaved }: PersonFormProps) {
  const { bridge } = useDesk();
  const action = useAction();
  const [displayName, setDisplayName] = useState(user.displayName);
  const [email, setEmail] = useState(user.email);
  const [isChecked, setIsChecked] = useState(false);
  const isOwner = user.role === 'owner' && !lacks(account, 'updateUser');
  const isEmailRight = updateUserRequest.shape.email.safeParse(email).success;
  const isNameRight = displayName.trim() !== '';
  const isChanged = displayName !== user.displayName || email !== user.email;

  async function handleSave(): Promise<void> {
    setIsChecked(true);
    if (!isEmailRight || !isNameRight) return;
    const body = { displayName: displayName.trim(), email };
    const saved = await action.run(
      () => bridge.callServer(account.id, 'updateUser', { parameters: { id: user.id }, body }),
      t('settings.saved'),
    );
    if (saved !== undefined) onSaved();
  }

  return (
    <SaveForm action={action} onSave={handleSave} canSave={isChanged} isOwn={isOwner}>
      <TextField
        label={t('settings.yourName')}
        value={displayName}
        disabled={!isOwner}
        onChange={setDisplayName}
        problem={isChecked && !isNameRight ? t('settings.enterName') : null}
      />
      <TextField
        label={t('settings.email')}
        hint={isOwner ? t('settings.emailHint') : t('settings.ownerOnly')}
        value={email}
        disabled={!isOwner}
        onChange={setEmail}
        problem={isChecked && !isEmailRight ? t('settings.enterWholeEmail') : null}
      />
    </SaveForm>
  );
}
