import { useState } from 'react';
import type { ProbeResult } from '../../../contract/account.ts';
import type { PlainKey } from '../../../words/catalogue.ts';
import { t } from '../../../words/words.ts';
import { useDesk } from '../../state/app-context.ts';
import { Button } from '../../ui/button.tsx';
import { Sentence } from '../../ui/sentence.tsx';
import { TextField } from '../settings/text-field.tsx';
import { useAction } from '../settings/use-action.ts';
import { AccountFrame, StepForm } from './account-frame.tsx';
import { NewPassword } from './new-password.tsx';
import { SignInFields } from './sign-in-fields.tsx';
import { SignedIn } from './signed-in.tsx';

type Found = Extract<ProbeResult, { kind: 'found' }>;

type Step =
  | { readonly kind: 'address' }
  | { readonly kind: 'plain'; readonly found: Found }
  | { readonly kind: 'sign-in'; readonly found: Found }
  | { readonly kind: 'new-password'; readonly accountId: string; readonly password: string }
  | { readonly kind: 'added'; readonly accountId: string };

const TITLES: Readonly<Record<Step['kind'], PlainKey>> = {
  address: 'accounts.addAccountTitle',
  plain: 'accounts.connectionNotEncrypted',
  'sign-in': 'accounts.signIn',
  'new-password': 'accounts.chooseNewPassword',
  added: 'accounts.accountAddedTitle',
};

interface AddressStepProps {
  readonly url: string;
  readonly isSuggested: boolean;
  readonly onChange: (url: string) => void;
  readonly onFound: (found: Found) => void;
  readonly onClose: () => void;
}

function AddressStep({ url, isSuggested, onChange, onFound, onClose }: AddressStepProps) {
  const { bridge } = useDesk();
  const action = useAction();

  async function handleLook(): Promise<void> {
    if (url.trim() === '') {
      action.refuse(t('accounts.typeAddressFirst'));
      return;
    }
    const result = await action.run(() => bridge.call('account:probe', { url: url.trim() }));
    if (result === undefined) return;
    if (result.kind === 'found') onFound(result);
    else action.refuse(result.detail);
  }

  return (
    <StepForm
      problem={action.problem}
      onSubmit={() => void handleLook()}
      actions={
        <>
          <Button onClick={onClose}>{t('accounts.cancel')}</Button>
          <Button type="submit" look="primary" disabled={action.isBusy}>
            {action.isBusy ? t('accounts.looking') : t('accounts.continue')}
          </Button>
        </>
      }
    >
      {isSuggested && <p className="account-warning">{t('accounts.addressFromLink')}</p>}
      <TextField
        label={t('accounts.serverAddress')}
        placeholder="placet.example.com"
        hint={t('accounts.serverAddressHint')}
        inputMode="url"
        value={url}
        maxLength={2_048}
        onChange={(typed) => {
          action.clear();
          onChange(typed);
        }}
      />
    </StepForm>
  );
}

interface PlainStepProps {
  readonly found: Found;
  readonly onBack: () => void;
  readonly onGoOn: () => void;
}

/** Before a password can be typed: without encryption anybody on the way can read it. */
function PlainStep({ found, onBack, onGoOn }: PlainStepProps) {
  return (
    <div className="account-step">
      <div className="account-warning">
        <p>
          <Sentence of="accounts.addressUsesPlainHttp" parts={{ address: <strong>{found.apiUrl}</strong> }} />
        </p>
        <p>{t('accounts.plainHttpMeans')}</p>
      </div>
      <p className="account-words-text">{t('accounts.plainHttpAdvice')}</p>
      <div className="confirm-actions">
        <Button onClick={onBack}>{t('accounts.useAnotherAddress')}</Button>
        <Button look="danger" onClick={onGoOn}>
          {t('accounts.goOnWithoutEncryption')}
        </Button>
      </div>
    </div>
  );
}

/** Adds an account step by step: where, whether it is safe, who; a new password where the server wants one. */
export function AddAccount({ url, onClose }: { readonly url: string; readonly onClose: () => void }) {
  const { bridge } = useDesk();
  const [typed, setTyped] = useState(url);
  const [step, setStep] = useState<Step>({ kind: 'address' });

  async function handleSignIn(found: Found, email: string, password: string, name: string) {
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
          url={typed}
          isSuggested={url !== '' && typed === url}
          onChange={setTyped}
          onFound={(found) => setStep({ kind: found.isPlain ? 'plain' : 'sign-in', found })}
          onClose={onClose}
        />
      )}
      {step.kind === 'plain' && (
        <PlainStep
          found={step.found}
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
