import { useState } from 'react';
import { LIMITS } from '../../../contract/limits.ts';
import { t } from '../../../words/words.ts';
import { useDesk } from '../../state/app-context.ts';
import { Button } from '../../ui/button.tsx';
import { passwordProblem } from '../settings/password-form.tsx';
import { TextField } from '../settings/text-field.tsx';
import { StepForm } from './account-frame.tsx';

interface NewPasswordProps {
  readonly accountId: string;
  /** The password that was just typed; null when it has to be asked for. */
  readonly known: string | null;
  readonly onChanged: () => void;
  readonly onClose: () => void;
}

/** The step that a server asks for before it counts somebody as signed in (contract.md 3.2). */
export function NewPassword({ accountId, known, onChanged, onClose }: NewPasswordProps) {
  const { bridge } = useDesk();
  const [words, setWords] = useState({ current: known ?? '', next: '', repeated: '' });
  const [problem, setProblem] = useState<string | null>(null);
  const [isChecked, setIsChecked] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const wrong = {
    current: words.current === '' ? t('accounts.enterCurrentPassword') : null,
    next: passwordProblem(words.next) ?? (words.next === words.current ? t('accounts.newPasswordIsOld') : null),
    repeated: words.repeated === words.next ? null : t('accounts.newPasswordsDiffer'),
  };
  const change = (changed: Partial<typeof words>): void => {
    setProblem(null);
    setWords({ ...words, ...changed });
  };

  async function handleSubmit(): Promise<void> {
    setIsChecked(true);
    if (isBusy || (wrong.current ?? wrong.next ?? wrong.repeated) !== null) return;
    setIsBusy(true);
    const { current: currentPassword, next: newPassword } = words;
    const outcome = await bridge.call('account:change-password', { accountId, currentPassword, newPassword });
    setIsBusy(false);
    if (outcome.ok && outcome.value.isChanged) onChanged();
    else setProblem(outcome.ok ? outcome.value.detail : outcome.error.message);
  }

  return (
    <StepForm
      problem={problem}
      onSubmit={() => void handleSubmit()}
      actions={
        <>
          <Button onClick={onClose}>{t('accounts.later')}</Button>
          <Button type="submit" look="primary" disabled={isBusy}>
            {t('accounts.changePassword')}
          </Button>
        </>
      }
    >
      <p className="account-words-text">{t('accounts.ownPasswordWanted')}</p>
      {known === null && (
        <TextField
          label={t('accounts.currentPassword')}
          type="password"
          autoComplete="current-password"
          value={words.current}
          onChange={(current) => change({ current })}
          problem={isChecked ? wrong.current : null}
        />
      )}
      <TextField
        label={t('accounts.newPassword')}
        type="password"
        autoComplete="new-password"
        hint={t('settings.atLeastCharacters', { min: LIMITS.passwordMinChars })}
        autoFocus={known !== null}
        value={words.next}
        onChange={(next) => change({ next })}
        problem={isChecked ? wrong.next : null}
      />
      <TextField
        label={t('accounts.newPasswordAgain')}
        type="password"
        autoComplete="new-password"
        value={words.repeated}
        onChange={(repeated) => change({ repeated })}
        problem={isChecked ? wrong.repeated : null}
      />
    </StepForm>
  );
}
