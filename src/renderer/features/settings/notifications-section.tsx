import { PRIVACY_LEVELS } from '../../../contract/settings.ts';
import { t } from '../../../words/words.ts';
import { useDesk } from '../../state/app-context.ts';
import { Button } from '../../ui/button.tsx';
import { ActionNote } from './action-note.tsx';
import { ChoiceSetting } from './choice-setting.tsx';
import { SettingsSection } from './settings-section.tsx';
import { useAction } from './use-action.ts';

const PRIVACY_WORDS = {
  all: 'settings.question',
  agent: 'settings.agentOnly',
  nothing: 'settings.somethingWaits',
} as const;

/** How much notifications say, and whether they arrive at all. */
export function NotificationsSection() {
  const { bridge } = useDesk();
  const action = useAction();

  async function handleTest(): Promise<void> {
    const result = await action.run(async () => {
      const outcome = await bridge.call('notification:test', undefined);
      if (!outcome.ok || outcome.value.outcome === 'shown') return outcome;
      return { ok: false, error: { code: outcome.value.outcome, message: outcome.value.detail } };
    }, t('settings.systemSaysShowedNotification'));
    return void result;
  }

  return (
    <SettingsSection id="notifications" title={t('settings.notifications')}>
      <ChoiceSetting
        name="privacy"
        label={t('settings.whatNotificationSays')}
        hint={t('settings.chooseLessIfOthers')}
        choices={PRIVACY_LEVELS.map((level) => ({ value: level, words: t(PRIVACY_WORDS[level]) }))}
      />
      <div className="setting">
        <div className="setting-words">
          <span className="setting-label">{t('settings.test')}</span>
          <p className="field-hint">{t('settings.showsNotificationNowSays')}</p>
        </div>
        <Button disabled={action.isBusy} onClick={() => void handleTest()}>
          {t('settings.sendMeTestNotification')}
        </Button>
        <ActionNote action={action} />
      </div>
    </SettingsSection>
  );
}
