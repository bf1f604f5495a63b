import { useId, useState } from 'react';
import type { Account } from '../../../contract/account.ts';
import { LIMITS } from '../../../contract/limits.ts';
import type { WebhookSettings } from '../../../contract/webhook.ts';
import { useDesk } from '../../state/app-context.ts';
import { Button } from '../../ui/button.tsx';
import { ActionNote } from './action-note.tsx';
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
    const saved = await action.run(() => bridge.callServer(account.id, 'changeWebhookSettings', { body }), 'Saved');
    if (saved === undefined) return;
    setAllowlist(saved.allowlist.join('\n'));
    onSaved(saved);
  }

  return (
    <form
      className="fields"
      onSubmit={(event) => {
        event.preventDefault();
        void handleSave();
      }}
    >
      <TextField
        label="Attempts"
        type="number"
        min={1}
        max={LIMITS.webhookAttemptsCount}
        hint="How often a call is tried in all, with growing pauses. 1 means that a failure is final until you press Retry."
        value={attempts}
        onChange={setAttempts}
        problem={isCountRight ? null : `Enter a whole number from 1 to ${LIMITS.webhookAttemptsCount}.`}
      />
      <TextField
        label="Allowed private addresses"
        lines={3}
        hint="One a line: a host, host:port or range as 10.0.0.0/8. Addresses of this computer and of private networks are refused unless they are listed, so that no agent can make Placet Desk call them."
        value={allowlist}
        onChange={setAllowlist}
      />
      {settings.allowlistAtStart.length > 0 && (
        <div className="field">
          <span className="field-name" id={startList}>
            Allowed since the start
          </span>
          <ul className="fixed-list" aria-labelledby={startList}>
            {settings.allowlistAtStart.map((entry) => (
              <li key={entry}>
                <code>{entry}</code>
              </li>
            ))}
          </ul>
          <p className="field-hint">
            Set by --webhook-allow or PLACET_DESK_WEBHOOK_ALLOW when the server started, and changed only there.
          </p>
        </div>
      )}
      <SwitchSetting
        label="Listed addresses only"
        hint="Public addresses are refused, too, unless they are listed."
        isOn={isStrict}
        onChange={setIsStrict}
      />
      <div className="form-foot">
        <Button type="submit" disabled={action.isBusy || !isCountRight}>
          Save
        </Button>
        <ActionNote action={action} />
      </div>
    </form>
  );
}
