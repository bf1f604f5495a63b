import { PRIVACY_LEVELS, REMINDER_MINUTES } from '../../../contract/settings.ts';
import { useApp, useDesk } from '../../state/app-context.ts';
import { ChoiceSetting } from './choice-setting.tsx';
import { QuietHoursSetting } from './quiet-hours-setting.tsx';
import { SettingsSection } from './settings-section.tsx';
import { SwitchSetting } from './switch-setting.tsx';

const PRIVACY_WORDS = { all: 'The question', agent: 'The agent only', nothing: 'That something waits' } as const;

/** How much notifications say, and when. */
export function NotificationsSection() {
  const { store } = useDesk();
  const isSilent = useApp((state) => state.settings.isSilent);
  return (
    <SettingsSection id="notifications" title="Notifications">
      <ChoiceSetting
        name="privacy"
        label="What a notification says"
        hint="Choose less if others can see your screen. Which agents may notify you is set for each agent above."
        choices={PRIVACY_LEVELS.map((level) => ({ value: level, words: PRIVACY_WORDS[level] }))}
      />
      <SwitchSetting
        label="Sound"
        hint="Whether one is heard is also for the system to say."
        isOn={!isSilent}
        onChange={(isOn) => void store.getState().changeSettings({ isSilent: !isOn })}
      />
      <ChoiceSetting
        name="reminderMinutes"
        label="Remind before a review expires"
        hint="Once for each review that still waits then."
        choices={REMINDER_MINUTES.map((minutes) => ({
          value: minutes,
          words: minutes === 0 ? 'Off' : `${minutes} min`,
        }))}
      />
      <QuietHoursSetting />
    </SettingsSection>
  );
}
