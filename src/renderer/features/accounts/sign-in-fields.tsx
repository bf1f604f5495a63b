import { useState } from 'react';
import { t } from '../../../words/words.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../settings/text-field.tsx';
import { StepForm } from './account-frame.tsx';

/** Who signs in. */
export interface SignInWords {
  readonly email: string;
  readonly password: string;
  /** How the account is called on this computer. */
  readonly name: string;
}

interface SignInFieldsProps {
  readonly server: string;
  /** What the account is called when nothing else is typed; left out where it has a name already. */
  readonly name?: string;
  /** Whose account it is, where that is known. */
  readonly email?: string;
  readonly onBack: () => void;
  /** Signs in; answers why that failed, or null. */
  readonly onSignIn: (words: SignInWords) => Promise<string | null>;
}

/** E-mail and password. They are held by this form alone and are gone with it. */
export function SignInFields({ server, name, email, onBack, onSignIn }: SignInFieldsProps) {
  const [words, setWords] = useState<SignInWords>({ email: email ?? '', password: '', name: name ?? '' });
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const isNew = email === undefined;
  const change = (changed: Partial<SignInWords>): void => {
    setProblem(null);
    setWords({ ...words, ...changed });
  };

  async function handleSubmit(): Promise<void> {
    if (isBusy) return;
    if (words.email.trim() === '' || words.password === '') {
      setProblem(isNew ? t('accounts.typeEmailAndPassword') : t('accounts.typePassword'));
      return;
    }
    setIsBusy(true);
    const refusal = await onSignIn(words);
    setIsBusy(false);
    setProblem(refusal);
  }

  return (
    <StepForm
      problem={problem}
      onSubmit={() => void handleSubmit()}
      actions={
        <>
          <Button onClick={onBack}>{isNew ? t('accounts.back') : t('accounts.cancel')}</Button>
          <Button type="submit" look="primary" disabled={isBusy}>
            {isBusy ? t('accounts.signingIn') : isNew ? t('accounts.signInAndAdd') : t('accounts.signIn')}
          </Button>
        </>
      }
    >
      <p className="account-server">
        <strong>{server}</strong>
        {!isNew && (
          <>
            <br />
            {email}
          </>
        )}
      </p>
      {isNew && (
        <TextField
          label={t('accounts.email')}
          type="email"
          autoComplete="username"
          autoFocus
          value={words.email}
          maxLength={320}
          onChange={(typed) => change({ email: typed })}
        />
      )}
      <TextField
        label={t('accounts.password')}
        type="password"
        autoComplete="current-password"
        value={words.password}
        maxLength={1_024}
        onChange={(typed) => change({ password: typed })}
      />
      {name !== undefined && (
        <TextField
          label={t('accounts.nameOnThisComputer')}
          value={words.name}
          maxLength={80}
          onChange={(typed) => change({ name: typed })}
        />
      )}
    </StepForm>
  );
}
