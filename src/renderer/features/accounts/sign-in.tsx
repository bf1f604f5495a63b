import { useState } from 'react';
import type { Account } from '../../../contract/account.ts';
import { t } from '../../../words/words.ts';
import { useDesk } from '../../state/app-context.ts';
import { AccountFrame } from './account-frame.tsx';
import { NewPassword } from './new-password.tsx';
import { SignInFields } from './sign-in-fields.tsx';
import { SignedIn } from './signed-in.tsx';

type Step =
  | { readonly kind: 'sign-in' }
  | { readonly kind: 'new-password'; readonly password: string }
  | { readonly kind: 'done' };

interface SignInProps {
  readonly account: Account;
  readonly onClose: () => void;
}

/** Signs in again to an account that is there already. */
export function SignIn({ account, onClose }: SignInProps) {
  const { bridge } = useDesk();
  const [step, setStep] = useState<Step>({ kind: 'sign-in' });

  async function handleSignIn(password: string): Promise<string | null> {
    const outcome = await bridge.call('account:sign-in', { accountId: account.id, password });
    if (!outcome.ok) return outcome.error.message;
    if (outcome.value.kind === 'refused') return outcome.value.detail;
    setStep(outcome.value.mustChangePassword ? { kind: 'new-password', password } : { kind: 'done' });
    return null;
  }

  return (
    <AccountFrame
      title={
        step.kind === 'new-password' ? t('accounts.chooseNewPassword') : t('accounts.signInTo', { name: account.name })
      }
      onClose={onClose}
    >
      {step.kind === 'sign-in' && (
        <SignInFields
          server={account.serverUrl ?? account.name}
          email={account.email ?? ''}
          onBack={onClose}
          onSignIn={({ password }) => handleSignIn(password)}
        />
      )}
      {step.kind === 'new-password' && (
        <NewPassword
          accountId={account.id}
          known={step.password}
          onChanged={() => setStep({ kind: 'done' })}
          onClose={onClose}
        />
      )}
      {step.kind === 'done' && <SignedIn accountId={account.id} note={t('accounts.signedInAgain')} onClose={onClose} />}
    </AccountFrame>
  );
}

/** Sets a password of the person's own when the server wants one, later than at once. */
export function ChangePassword({ account, onClose }: SignInProps) {
  const { store } = useDesk();
  return (
    <AccountFrame title={t('accounts.chooseNewPasswordFor', { name: account.name })} onClose={onClose}>
      <NewPassword
        accountId={account.id}
        known={null}
        onChanged={() => {
          store.getState().say({ tone: 'done', text: t('accounts.passwordChanged'), about: null });
          onClose();
        }}
        onClose={onClose}
      />
    </AccountFrame>
  );
}
