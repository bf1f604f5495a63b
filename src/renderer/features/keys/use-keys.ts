import { useEffect } from 'react';
import { useDesk } from '../../state/app-context.ts';
import { decideKey, type FocusPlace } from './decide-key.ts';
import { commandOf } from './key-table.ts';
import { keymapOf } from './keymap.ts';

/** How long the first key of two waits for the second. */
const PREFIX_MS = 1_200;

/** The element with the focus, also inside of a shadow root, as that of the JSON editor. */
function focusedElement(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

function placeOf(element: Element | null): FocusPlace {
  if (!element || element === document.body) return 'elsewhere';
  if (element.closest('[role="dialog"], [role="menu"]')) return 'overlay';
  if (element.matches('input:is([type="radio"], [type="checkbox"], [type="range"])')) return 'choice';
  if (element.matches('input, textarea, select, [contenteditable]')) return 'text';
  if (element.matches('button, a, summary, [role="separator"]')) return 'control';
  return element.matches('[data-reading]') ? 'reading' : 'elsewhere';
}

/** Listens to the keys of the whole window. */
export function useKeys(): void {
  const desk = useDesk();
  useEffect(() => {
    let prefix: { key: string; at: number } | null = null;

    function handleKeyDown(event: KeyboardEvent): void {
      const element = focusedElement();
      // Holding Enter on a button presses it again and again: a second press must be one that somebody made.
      if (event.repeat && event.key === 'Enter' && element?.matches('[data-answer]')) event.preventDefault();
      if (event.defaultPrevented || event.isComposing) return;
      const waiting = prefix !== null && event.timeStamp - prefix.at < PREFIX_MS ? prefix.key : null;
      const { data, settings } = desk.store.getState();
      const decision = decideKey(event, placeOf(element), data.platform === 'darwin', waiting, keymapOf(settings));
      prefix = decision?.kind === 'prefix' ? { key: decision.key, at: event.timeStamp } : null;
      if (!decision) return;
      const command = decision.kind === 'act' ? commandOf(decision.id) : undefined;
      if (command?.isPossible?.(desk) === false) return;
      event.preventDefault();
      if (decision.kind === 'act') command?.run(desk, decision.position);
    }

    window.addEventListener('keydown', handleKeyDown);
    return () => window.removeEventListener('keydown', handleKeyDown);
  }, [desk]);
}
