import { useEffect, useRef, useState } from 'react';
import { useDesk } from '../../state/app-context.ts';
import { combinationOf } from './combination.ts';
import { COMMANDS } from './key-table.ts';
import { chosenKeys } from './keymap.ts';

interface Recorder {
  readonly onPressed: (combination: string) => void;
  readonly onRemove: () => void;
  readonly onCancel: () => void;
}

/**
 * Hears the next combination before anybody else does, and answers the first key of two while the second is waited for.
 * Esc ends it, Backspace takes the combination away; Tab goes on to the next control as everywhere.
 */
export function useKeyRecorder(isOn: boolean, recorder: Recorder): string | null {
  const { store } = useDesk();
  const [first, setFirst] = useState<string | null>(null);
  const latest = useRef(recorder);
  latest.current = recorder;

  useEffect(() => {
    if (!isOn) return;
    let begun: string | null = null;

    function handleKeyDown(event: KeyboardEvent): void {
      if (event.isComposing || event.key === 'Tab') return;
      const { data, settings } = store.getState();
      const name = combinationOf(event, data.platform === 'darwin');
      if (name === null) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (event.repeat) return;
      const isFirst =
        begun === null &&
        COMMANDS.some((command) => chosenKeys(command, settings.keys).some((keys) => keys.startsWith(`${name} `)));
      if (name === 'Escape') latest.current.onCancel();
      else if (name === 'Backspace' || name === 'Delete') latest.current.onRemove();
      else if (isFirst) {
        begun = name;
        setFirst(name);
      } else {
        const pressed = begun === null ? name : `${begun} ${name}`;
        begun = null;
        setFirst(null);
        latest.current.onPressed(pressed);
      }
    }

    window.addEventListener('keydown', handleKeyDown, { capture: true });
    return () => {
      window.removeEventListener('keydown', handleKeyDown, { capture: true });
      setFirst(null);
    };
  }, [isOn, store]);

  return first;
}
