import { UNDO_SECONDS } from '../../../contract/settings.ts';
import { ChoiceSetting } from './choice-setting.tsx';
import { SettingsSection } from './settings-section.tsx';

/** How answers are given. */
export function AnsweringSection() {
  return (
    <SettingsSection id="answering" title="Answering">
      <ChoiceSetting
        name="undoSeconds"
        label="Time to undo an answer"
        hint="An answer is held that long before it is sent. The agent hears nothing until then."
        choices={UNDO_SECONDS.map((seconds) => ({ value: seconds, words: seconds === 0 ? 'Off' : `${seconds} s` }))}
      />
    </SettingsSection>
  );
}
