import { useState } from 'react';
import { UNDO_SECONDS } from '../../../contract/settings.ts';
import { useApp, useDesk } from '../../state/app-context.ts';
import { ChoiceSetting } from './choice-setting.tsx';
import { SettingsSection } from './settings-section.tsx';
import { SwitchSetting } from './switch-setting.tsx';

/** How answers are given. */
export function AnsweringSection() {
  const { store } = useDesk();
  const hasSingleKeys = useApp((state) => state.settings.hasSingleKeys);
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <SettingsSection id="answering" title="Answering">
      <ChoiceSetting
        name="undoSeconds"
        label="Time to undo an answer"
        hint="An answer is held that long before it is sent. The agent hears nothing until then."
        choices={UNDO_SECONDS.map((seconds) => ({ value: seconds, words: seconds === 0 ? 'Off' : `${seconds} s` }))}
      />
      <SwitchSetting
        label="Single-letter keys"
        hint="Keys such as 1, C or J act at once. Switch them off if you speak to this computer or press keys by accident."
        isOn={hasSingleKeys}
        onChange={(isOn) => void store.getState().changeSettings({ hasSingleKeys: isOn }).then(setProblem)}
      />
      {problem !== null && (
        <p className="setting-problem" role="alert">
          {problem}
        </p>
      )}
    </SettingsSection>
  );
}
