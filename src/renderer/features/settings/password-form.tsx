import { useState } from 'react';
import type { Account } from '../../../contract/account.ts';
import type { CallOutcome } from '../../../contract/desktop-channels.ts';
import { LIMITS } from '../../../contract/limits.ts';
import type { SessionUser } from '../../../contract/session.ts';
import { t } from '../../../words/words.ts';
import { useDesk } from '../../state/app-context.ts';
import { Button } from '../../ui/button.tsx';
import { ActionNote } from './action-note.tsx';
import { SwitchSetting } from './switch-setting.tsx';
import { TextField } from './text-field.tsx';
import { useAction } from './use-action.ts';

const NO_WORDS = { current: '', next: '', repeated: '' };

/** What is wrong with a new password; null when nothing is. */
export function passwordProblem(next: string): string | null {
  if (next.length < LIMITS.passwordMinChars)
    return t('settings.useAtLeastCharacters', { min: LIMITS.passwordMinChars });
  return next.length > LIMITS.passwordMaxChars
    ? t('settings.useAtMostCharacters', { max: LIMITS.passwordMaxChars })
    : null;
}

/**
 * Changes the password of the person. The server on this computer made its first one by itself and showed it to nobody,
 * so its owner, who is signed in by the program, may set a new one without it.
 */
export function PasswordForm({ account, user }: { readonly account: Account; readonly user: SessionUser }) {
  const { bridge } = useDesk();
  const action = useAction();
  const [words, setWords] = useState(NO_WORDS);
  const [isUnknown, setIsUnknown] = useState(false);
  const [isChecked, setIsChecked] = useState(false);
  const maySkip = account.kind === 'this-computer' && user.role === 'owner';
  const wrong = {
    current: !isUnknown && words.current === '' ? t('settings.enterCurrentPassword') : null,
    next: passwordProblem(words.next),
    repeated: words.repeated === words.next ? null : t('settings.newPasswordsDiffer'),
  };

  /** By the account's own call where it has one: its server may be waiting for just this change. */
  async function changePassword(): Promise<CallOutcome<unknown>> {
    const body = { currentPassword: words.current, newPassword: words.next };
    if (account.kind === 'this-computer') return bridge.callServer(account.id, 'changePassword', { body });
    const outcome = await bridge.call('account:change-password', { accountId: account.id, ...body });
    if (!outcome.ok || outcome.value.isChanged) return outcome;
    return {
      ok: false,
      error: { code: 'validation', message: outcome.value.detail ?? t('settings.passwordNotChanged') },
    };
  }

  async function handleSave(): Promise<void> {
    setIsChecked(true);
    if (wrong.current ?? wrong.next ?? wrong.repeated) return;
    const saved = await action.run<unknown>(
      () =>
        isUnknown
          ? bridge.callServer(account.id, 'updateUser', {
              parameters: { id: user.id },
              body: { password: words.next },
            })
          : changePassword(),
      t('settings.passwordChanged'),
    );
    if (saved === undefined) return;
    setWords(NO_WORDS);
    setIsChecked(false);
  }

  return (
    <details className="disclosure">
      <summary>{t('settings.changePassword')}</summary>
      <form
        className="fields"
        onSubmit={(event) => {
          event.preventDefault();
          void handleSave();
        }}
      >
        {maySkip && (
          <SwitchSetting
            label={t('settings.currentPasswordUnknown')}
            hint={t('settings.currentPasswordUnknownHint')}
            isOn={isUnknown}
            onChange={setIsUnknown}
          />
        )}
        {!isUnknown && (
          <TextField
            label={t('settings.currentPassword')}
            type="password"
            value={words.current}
            onChange={(current) => setWords({ ...words, current })}
            problem={isChecked ? wrong.current : null}
          />
        )}
        <TextField
          label={t('settings.newPassword')}
          type="password"
          autoComplete="new-password"
          hint={t('settings.atLeastCharacters', { min: LIMITS.passwordMinChars })}
          value={words.next}
          onChange={(next) => setWords({ ...words, next })}
          problem={isChecked ? wrong.next : null}
        />
        <TextField
          label={t('settings.newPasswordAgain')}
          type="password"
          autoComplete="new-password"
          value={words.repeated}
          onChange={(repeated) => setWords({ ...words, repeated })}
          problem={isChecked ? wrong.repeated : null}
        />
        <div className="form-foot">
          <Button type="submit" disabled={action.isBusy}>
            {t('settings.changePassword')}
          </Button>
          <ActionNote action={action} />
        </div>
      </form>
    </details>
  );
}
