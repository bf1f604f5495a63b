import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useDesk } from '../state/app-context.ts';
import './copy-button.css';
import { t } from '../../words/words.ts';

const SHOWN_MS = 1_600;

interface CopyButtonProps {
  readonly text: string;
  /** What is copied, as in “Copy the agent URL”. */
  readonly label: string;
  /** Shows the word beside the icon. */
  readonly isWide?: boolean;
}

/** Puts a text on the clipboard and says that it did. */
export function CopyButton({ text, label, isWide = false }: CopyButtonProps) {
  const { bridge, store } = useDesk();
  const [isDone, setIsDone] = useState(false);
  useEffect(() => {
    if (!isDone) return;
    const timer = setTimeout(() => setIsDone(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isDone]);

  async function handleClick(): Promise<void> {
    const outcome = await bridge.call('clipboard:write', { text });
    setIsDone(outcome.ok);
    if (outcome.ok) store.getState().announce(t('controls.copied'));
    else store.getState().say({ tone: 'problem', text: outcome.error.message, about: null });
  }

  return (
    <button
      type="button"
      className={isWide ? 'copy-button copy-button-wide' : 'copy-button'}
      aria-label={label}
      title={label}
      data-done={isDone}
      onClick={() => void handleClick()}
    >
      {isDone ? <Check /> : <Copy />}
      {isWide && <span>{isDone ? t('controls.copied') : t('controls.copy')}</span>}
    </button>
  );
}
