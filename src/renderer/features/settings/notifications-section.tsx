import { PRIVACY_LEVELS, REMINDER_MINUTES } from '../../../contract/settings.ts';
import { t } from '../../../words/words.ts';
import { useApp, useDesk } from '../../state/app-context.ts';
import { PauseSetting } from '../pause/pause-setting.tsx';
import { ChoiceSetting } from './choice-setting.tsx';
import { QuietHoursSetting } from './quiet-hours-setting.tsx';
import { SettingsSection } from './settings-section.tsx';
import { SwitchSetting } from './switch-setting.tsx';

const PRIVACY_WORDS = {
  all: 'settings.question',
  agent: 'settings.agentOnly',
  nothing: 'settings.somethingWaits',
} as const;

/** How much notifications say, and when. */
export function NotificationsSection() {
  const { store } = useDesk();
  const isSilent = useApp((state) => state.settings.isSilent);
  return (
    <SettingsSection id="notifications" title={t('settings.notifications')}>
      <ChoiceSetting
        name="privacy"
        label={t('settings.whatNotificationSays')}
        hint={t('settings.notificationSaysHint')}
        choices={PRIVACY_LEVELS.map((level) => ({ value: level, words: t(PRIVACY_WORDS[level]) }))}
      />
      <SwitchSetting
        label={t('settings.sound')}
        hint={t('settings.soundHint')}
        isOn={!isSilent}
        onChange={(isOn) => void store.getState().changeSettings({ isSilent: !isOn })}
      />
      <ChoiceSetting
        name="reminderMinutes"
        label={t('settings.remindBeforeReviewExpires')}
        hint={t('settings.remindHint')}
        choices={REMINDER_MINUTES.map((minutes) => ({
          value: minutes,
          words: minutes === 0 ? t('settings.settingOff') : t('settings.minutesShort', { minutes }),
        }))}
      />
      <PauseSetting />
      <QuietHoursSetting />
    </SettingsSection>
  );
}
