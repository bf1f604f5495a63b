import { PRIVACY_LEVELS } from '../../../contract/settings.ts';
import { useDesk } from '../../state/app-context.ts';
import { Button } from '../../ui/button.tsx';
import { ActionNote } from './action-note.tsx';
import { ChoiceSetting } from './choice-setting.tsx';
import { SettingsSection } from './settings-section.tsx';
import { useAction } from './use-action.ts';

const PRIVACY_WORDS = { all: 'The question', agent: 'The agent only', nothing: 'That something waits' } as const;

/** How much notifications say, and whether they arrive at all. */
export function NotificationsSection() {
  const { bridge } = useDesk();
  const action = useAction();

  async function handleTest(): Promise<void> {
    const result = await action.run(async () => {
      const outcome = await bridge.call('notification:test', undefined);
      if (!outcome.ok || outcome.value.outcome === 'shown') return outcome;
      return { ok: false, error: { code: outcome.value.outcome, message: outcome.value.detail } };
    }, 'The system says that it showed the notification. If you see none, do-not-disturb may hide it.');
    return void result;
  }

  return (
    <SettingsSection id="notifications" title="Notifications">
      <ChoiceSetting
        name="privacy"
        label="What a notification says"
        hint="Choose less if others can see your screen. Which agents may notify you is set for each agent above."
        choices={PRIVACY_LEVELS.map((level) => ({ value: level, words: PRIVACY_WORDS[level] }))}
      />
      <div className="setting">
        <div className="setting-words">
          <span className="setting-label">Test</span>
          <p className="field-hint">Shows a notification now and says what the system made of it.</p>
        </div>
        <Button disabled={action.isBusy} onClick={() => void handleTest()}>
          Send me a test notification
        </Button>
        <ActionNote action={action} />
      </div>
    </SettingsSection>
  );
}
