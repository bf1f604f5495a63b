import { BellOff } from 'lucide-react';
import { t } from '../../../words/words.ts';
import { useApp, useDesk } from '../../state/app-context.ts';
import { useNow } from '../../state/clock.ts';
import { takePause } from './pause-entries.ts';
import { pauseWords } from './pause-words.ts';
import './pause-row.css';

/** Says in the sidebar that notifications are paused, for as long as they are; pressing it resumes them. */
export function PauseRow() {
  const desk = useDesk();
  const pause = useApp((state) => state.settings.pause);
  const now = useNow('minute');
  if (pause === null) return null;
  const { words, sentence } = pauseWords(pause, now);
  return (
    <button
      type="button"
      className="sidebar-row pause-row"
      title={sentence}
      onClick={() => {
        // The row goes with the pause.
        desk.store.getState().requestFocus('sidebar');
        void takePause(desk, null);
      }}
    >
      <BellOff />
      <span className="pause-words sidebar-words">
        <span>{words}</span>
        <span className="pause-resume">{t('pause.resume')}</span>
      </span>
    </button>
  );
}
