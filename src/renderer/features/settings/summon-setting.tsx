import { useEffect, useRef, useState } from 'react';
import { t } from '../../../words/words.ts';
import { useApp, useDesk } from '../../state/app-context.ts';
import { Button } from '../../ui/button.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { summonCaps, summonKeysOf } from './summon-keys.ts';

interface SummonSettingProps {
  /** Why the chosen keys do not work; null when they do. */
  readonly refused: string | null;
  readonly onChanged: () => void;
}

/** The keys that bring the window up from anywhere: none, or a combination that is recorded here. */
export function SummonSetting({ refused, onChanged }: SummonSettingProps) {
  const { store } = useDesk();
  const keys = useApp((state) => state.settings.summonKeys);
  const isMac = useApp((state) => state.data.platform === 'darwin');
  const [isRecording, setRecording] = useState(false);
  const [unkept, setUnkept] = useState<string | null>(null);
  const problem = unkept ?? refused;
  const latest = useRef(onChanged);
  latest.current = onChanged;

  useEffect(() => {
    if (!isRecording) return;
    function handleKeyDown(event: KeyboardEvent): void {
      if (event.key === 'Tab') return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (event.key === 'Escape') {
        setRecording(false);
        return;
      }
      const pressed = event.repeat ? null : summonKeysOf(event, isMac);
      if (pressed !== null) void choose(pressed);
    }
    async function choose(summonKeys: string): Promise<void> {
      setRecording(false);
      setUnkept(await store.getState().changeSettings({ summonKeys }));
      latest.current();
    }
    window.addEventListener('keydown', handleKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', handleKeyDown, { capture: true });
  }, [isRecording, isMac, store]);

  async function switchOff(): Promise<void> {
    setUnkept(await store.getState().changeSettings({ summonKeys: null }));
    onChanged();
  }

  const caps = keys === null ? [] : summonCaps(keys, isMac);
  const spoken = keys === null ? t('settings.noSummonKeys') : caps.join('+');
  return (
    <div className="setting">
      <div className="setting-words">
        <span className="setting-label">{t('settings.shortcutFromAnywhere')}</span>
        <p className="field-hint">{t('settings.shortcutHint')}</p>
      </div>
      <span className="summon-keys">
        <Button aria-pressed={isRecording} onClick={() => setRecording(true)} onBlur={() => setRecording(false)}>
          <span className="sr-only">{t('settings.shortcutChanged', { spoken })}</span>
          {isRecording
            ? t('settings.pressKeys')
            : keys === null
              ? t('settings.recordKeys')
              : caps.map((cap) => <KeyCap key={cap} label={cap} />)}
        </Button>
        {keys !== null && (
          <Button look="ghost" onClick={() => void switchOff()}>
            {t('settings.settingOff')}
          </Button>
        )}
      </span>
      {problem !== null && (
        <p className="setting-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
