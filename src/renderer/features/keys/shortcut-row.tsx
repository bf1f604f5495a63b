import { Plus, RotateCcw } from 'lucide-react';
import { useRef, useState } from 'react';
import type { DesktopSettings } from '../../../contract/settings.ts';
import { t } from '../../../words/words.ts';
import { useApp, useDesk } from '../../state/app-context.ts';
import { IconButton } from '../../ui/button.tsx';
import { keyWords } from './combination.ts';
import type { Command } from './command.ts';
import { Caps } from './command-keys.tsx';
import { chosenKeys } from './keymap.ts';
import {
  type Conflict,
  conflictOf,
  KEYS_PER_COMMAND,
  swapped,
  withCombination,
  withoutCombination,
  withUsualKeys,
} from './rebind.ts';
import { ShortcutConflict } from './shortcut-conflict.tsx';
import { useKeyRecorder } from './use-key-recorder.ts';

/** The combination that is being recorded anew; `null` for one more. */
type Slot = string | null;

/** One command: its combinations, each of which a press records anew. */
export function ShortcutRow({ command }: { readonly command: Command }) {
  const { store } = useDesk();
  const platform = useApp((state) => state.data.platform);
  const keys = useApp((state) => state.settings.keys);
  const [slot, setSlot] = useState<Slot | undefined>(undefined);
  const [conflict, setConflict] = useState<(Conflict & { combination: string }) | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const row = useRef<HTMLLIElement>(null);
  const combinations = chosenKeys(command, keys);
  const slots = combinations.map((combination, index) => ({ combination, place: `${index}` }));

  async function change(next: DesktopSettings['keys']): Promise<void> {
    setSlot(undefined);
    setConflict(null);
    setProblem(await store.getState().changeSettings({ keys: next }));
    // What had the focus may be gone: a key that was taken away, a question that was answered.
    if (document.activeElement === document.body) row.current?.focus();
  }
  function stop(): void {
    setSlot(undefined);
    setConflict(null);
  }
  const first = useKeyRecorder(slot !== undefined && conflict?.kind !== 'taken', {
    onPressed(combination) {
      if (combination === slot) return stop();
      const found = conflictOf(keys, command.id, combination);
      if (found) setConflict({ ...found, combination });
      else void change(withCombination(keys, command, combination, slot ?? null));
    },
    onRemove: () => (slot ? void change(withoutCombination(keys, command, slot)) : stop()),
    onCancel: stop,
  });

  function begin(next: Slot): void {
    setConflict(null);
    setProblem(null);
    setSlot(next);
  }
  const words = (combination: string): string => keyWords(combination, platform);
  const recording = (
    <span className="shortcut-recording">
      {first === null ? t('keys.pressKeys') : t('keys.pressNext', { keys: words(first) })}
    </span>
  );
  return (
    <li ref={row} className="shortcut" tabIndex={-1}>
      <span className="shortcut-words">{t(command.words)}</span>
      <span className="shortcut-keys">
        <IconButton
          className="shortcut-reset"
          label={t('keys.usualKeys', { command: t(command.words) })}
          disabled={keys[command.id] === undefined}
          onClick={() => void change(withUsualKeys(keys, command))}
        >
          <RotateCcw />
        </IconButton>
        {slots.map(({ combination, place }) =>
          command.isFixed ? (
            <span key={place} className="shortcut-key" data-fixed="true">
              <span className="sr-only">{words(combination)}</span>
              <Caps combination={combination} />
            </span>
          ) : (
            <button
              key={place}
              type="button"
              className="shortcut-key"
              aria-pressed={slot === combination}
              title={t('keys.changeRow')}
              onClick={() => begin(combination)}
              onBlur={() => conflict?.kind !== 'taken' && stop()}
            >
              <span className="sr-only">
                {t('keys.changeKeysOf', { command: t(command.words), keys: words(combination) })}
              </span>
              {slot === combination ? recording : <Caps combination={combination} />}
            </button>
          ),
        )}
        {slot === null && recording}
        {!command.isFixed && combinations.length < KEYS_PER_COMMAND && (
          <IconButton
            label={t('keys.addKeys', { command: t(command.words) })}
            aria-pressed={slot === null}
            onClick={() => begin(null)}
            onBlur={() => conflict?.kind !== 'taken' && stop()}
          >
            <Plus />
          </IconButton>
        )}
      </span>
      {conflict !== null && (
        <ShortcutConflict
          key={conflict.combination}
          conflict={conflict}
          combination={conflict.combination}
          isSwap={Boolean(slot)}
          onTake={() => conflict.kind === 'taken' && void change(swapped(keys, command, conflict, slot ?? null))}
          onLeave={stop}
        />
      )}
      {problem !== null && (
        <span className="setting-problem" role="alert">
          {problem}
        </span>
      )}
    </li>
  );
}
