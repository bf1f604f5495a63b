import { useEffect, useRef, useState } from 'react';
import { PAUSE_LENGTHS, type PauseLength } from '../../../contract/notification-pause.ts';
import { t } from '../../../words/words.ts';
import { useApp, useDesk } from '../../state/app-context.ts';
import { useNow } from '../../state/clock.ts';
import { Button } from '../../ui/button.tsx';
import { SettingGroup } from '../settings/setting-group.tsx';
import { LENGTH_WORDS, pauseWords } from './pause-words.ts';

/** Pauses notifications for a while, or resumes them. */
export function PauseSetting() {
  const { store } = useDesk();
  const pause = useApp((state) => state.settings.pause);
  const now = useNow('minute');
  const [problem, setProblem] = useState<string | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const isActing = useRef(false);
  const isPaused = pause !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the button that was pressed is gone with what it changed
  useEffect(() => {
    if (isActing.current) box.current?.querySelector('button')?.focus();
    isActing.current = false;
  }, [isPaused]);
  function take(length: PauseLength | null): void {
    isActing.current = true;
    void store.getState().pauseNotifications(length).then(setProblem);
  }
  return (
    <SettingGroup label={t('pause.pauseNotifications')} hint={t('pause.pauseHint')} problem={problem}>
      <div className="setting-value" ref={box}>
        {pause === null
          ? PAUSE_LENGTHS.map((length) => (
              <Button key={length} aria-label={t(LENGTH_WORDS[length].phrase)} onClick={() => take(length)}>
                {t(LENGTH_WORDS[length].words)}
              </Button>
            ))
          : [
              <span key="state" role="status">
                {pauseWords(pause, now).words}
              </span>,
              <Button key="end" onClick={() => take(null)}>
                {t('pause.resume')}
              </Button>,
            ]}
      </div>
    </SettingGroup>
  );
}
