import { UNDO_SECONDS } from '../../../contract/settings.ts';
import { ChoiceSetting } from './choice-setting.tsx';

/** How answers leave. */
export function AnsweringSection() {
  return (
    <section aria-labelledby="settings-answering">
      <h3 id="settings-answering">Answering</h3>
      <ChoiceSetting
        name="undoSeconds"
        label="Time to undo an answer before it is sent"
        choices={UNDO_SECONDS.map((seconds) => ({ value: seconds, words: seconds === 0 ? 'Off' : `${seconds} s` }))}
      />
    </section>
  );
}
