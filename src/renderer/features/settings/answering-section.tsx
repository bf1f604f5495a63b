import { UNDO_SECONDS } from '../../../contract/settings.ts';
import { t } from '../../../words/words.ts';
import { ChoiceSetting } from './choice-setting.tsx';
import { SettingsSection } from './settings-section.tsx';

/** How answers are given. */
export function AnsweringSection() {
  return (
    <SettingsSection id="answering" title={t('settings.answering')}>
      <ChoiceSetting
        name="undoSeconds"
        label={t('settings.undoTime')}
        hint={t('settings.undoTimeHint')}
        choices={UNDO_SECONDS.map((seconds) => ({
          value: seconds,
          words: seconds === 0 ? t('settings.settingOff') : t('time.seconds', { n: seconds }),
        }))}
      />
    </SettingsSection>
  );
}
