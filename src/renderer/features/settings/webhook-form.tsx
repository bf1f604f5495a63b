import { useId, useState } from 'react';
import type { Account } from '../../../contract/account.ts';
import { LIMITS } from '../../../contract/limits.ts';
import type { WebhookSettings } from '../../../contract/webhook.ts';
import { t } from '../../../words/words.ts';
import { useDesk } from '../../state/app-context.ts';
import { SaveForm } from './save-form.tsx';
import { SwitchSetting } from './switch-setting.tsx';
import { TextField } from './text-field.tsx';
import { useAction } from './use-action.ts';
import { allowlistOf } from './webhook-words.ts';

interface WebhookFormProps {
  readonly account: Account;
  readonly settings: WebhookSettings;
  readonly onSaved: (settings: WebhookSettings) => void;
}

/** How often a call is tried, and which private addresses may be called. */
export function WebhookForm({ account, settings, onSaved }: WebhookFormProps) {
  const { bridge } = useDesk();
  const action = useAction();
  const startList = useId();
  const [attempts, setAttempts] = useState(String(settings.attempts));
  const [allowlist, setAllowlist] = useState(settings.allowlist.join('\n'));
  const [isStrict, setIsStrict] = useState(settings.strict);
  const count = Number(attempts);
  const isCountRight = Number.isInteger(count) && count >= 1 && count <= LIMITS.webhookAttemptsCount;

  async function handleSave(): Promise<void> {
    if (!isCountRight) return;
    const body = { attempts: count, allowlist: allowlistOf(allowlist), strict: isStrict };
    const saved = await action.run(
      () => bridge.callServer(account.id, 'changeWebhookSettings', { body }),
      t('settings.saved'),
    );
    if (saved === undefined) return;
    setAllowlist(saved.allowlist.join('\n'));
    onSaved(saved);
  }

  return (
    <SaveForm action={action} onSave={handleSave} canSave={isCountRight}>
      <TextField
        label={t('settings.attempts')}
        type="number"
        min={1}
        max={LIMITS.webhookAttemptsCount}
        hint={t('settings.attemptsHint')}
        value={attempts}
        onChange={setAttempts}
        problem={isCountRight ? null : t('settings.enterWholeNumber', { max: LIMITS.webhookAttemptsCount })}
      />
      <TextField
        label={t('settings.allowedPrivateAddresses')}
        lines={3}
        hint={t('settings.privateAddressesHint')}
        value={allowlist}
        onChange={setAllowlist}
      />
      {settings.allowlistAtStart.length > 0 && (
        <div className="field">
          <span className="field-name" id={startList}>
            {t('settings.allowedSinceStart')}
          </span>
          <ul className="fixed-list" aria-labelledby={startList}>
            {settings.allowlistAtStart.map((entry) => (
              <li key={entry}>
                <code>{entry}</code>
              </li>
            ))}
          </ul>
          <p className="field-hint">{t('settings.allowedSinceStartHint')}</p>
        </div>
      )}
      <SwitchSetting
        label={t('settings.listedAddressesOnly')}
        hint={t('settings.listedAddressesOnlyHint')}
        isOn={isStrict}
        onChange={setIsStrict}
      />
    </SaveForm>
  );
}
