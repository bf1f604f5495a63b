import { useState } from 'react';
import type { PlainKey } from '../../../words/catalogue.ts';
import { t } from '../../../words/words.ts';
import { useDesk } from '../../state/app-context.ts';
import { AccountFrame } from './account-frame.tsx';
import { AddressStep, type FoundServer, type TypedServer } from './address-step.tsx';
import { NewPassword } from './new-password.tsx';
import { PlainStep } from './plain-step.tsx';
import { SignInFields } from './sign-in-fields.tsx';
import { SignedIn } from './signed-in.tsx';

type Step =
  | { readonly kind: 'address' }
  | { readonly kind: 'plain'; readonly found: FoundServer }
  | { readonly kind: 'sign-in'; readonly found: FoundServer }
  | { readonly kind: 'new-password'; readonly accountId: string; readonly password: string }
  | { readonly kind: 'added'; readonly accountId: string };

const TITLES: Readonly<Record<Step['kind'], PlainKey>> = {
  address: 'accounts.addAccountTitle',
  plain: 'accounts.connectionNotEncrypted',
  'sign-in': 'accounts.signIn',
  'new-password': 'accounts.chooseNewPassword',
  added: 'accounts.accountAddedTitle',
};

/** Adds an account step by step: where, whether it is safe, who; a new password where the server wants one. */
export function AddAccount({ url, onClose }: { readonly url: string; readonly onClose: () => void }) {
  const { bridge } = useDesk();
  const [typed, setTyped] = useState<TypedServer>({ url, wsUrl: '' });
  const [step, setStep] = useState<Step>({ kind: 'address' });

  async function handleSignIn(found: FoundServer, email: string, password: string, name: string) {
    const { apiUrl, wsUrl } = found;
    const outcome = await bridge.call('account:add', { apiUrl, wsUrl, email, password, name });
    if (!outcome.ok) return outcome.error.message;
    if (outcome.value.kind === 'refused') return outcome.value.detail;
    const { accountId, mustChangePassword } = outcome.value;
    setStep(mustChangePassword ? { kind: 'new-password', accountId, password } : { kind: 'added', accountId });
    return null;
  }

  return (
    <AccountFrame title={t(TITLES[step.kind])} onClose={onClose}>
      {step.kind === 'address' && (
        <AddressStep
          typed={typed}
          lead={url !== '' && typed.url === url ? t('accounts.addressFromLink') : undefined}
          leadTone="warning"
          submitWords={t('accounts.continue')}
          onChange={setTyped}
          onFound={async (found) => {
            setStep({ kind: found.plainUrl !== null ? 'plain' : 'sign-in', found });
            return null;
          }}
          onClose={onClose}
        />
      )}
      {step.kind === 'plain' && (
        <PlainStep
          url={step.found.plainUrl ?? step.found.apiUrl}
          onBack={() => setStep({ kind: 'address' })}
          onGoOn={() => setStep({ kind: 'sign-in', found: step.found })}
        />
      )}
      {step.kind === 'sign-in' && (
        <SignInFields
          server={step.found.apiUrl}
          name={step.found.name}
          onBack={() => setStep({ kind: 'address' })}
          onSignIn={(given) => handleSignIn(step.found, given.email, given.password, given.name)}
        />
      )}
      {step.kind === 'new-password' && (
        <NewPassword
          accountId={step.accountId}
          known={step.password}
          onChanged={() => setStep({ kind: 'added', accountId: step.accountId })}
          onClose={onClose}
        />
      )}
      {step.kind === 'added' && (
        <SignedIn accountId={step.accountId} note={t('accounts.accountAddedNews')} onClose={onClose} />
      )}
    </AccountFrame>
  );
}
