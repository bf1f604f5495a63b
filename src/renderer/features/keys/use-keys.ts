import { useEffect } from 'react';
import { type Desk, useDesk } from '../../state/app-context.ts';
import { bulkPlanOf } from '../../state/bulk-slice.ts';
import type { Queue } from '../../state/queue.ts';
import { decideKey, type FocusPlace } from './decide-key.ts';
import type { KeyAction } from './key-table.ts';

/** How long the first key of two waits for the second. */
const PREFIX_MS = 1_200;

function placeOf(element: Element | null): FocusPlace {
  if (!element || element === document.body) return 'elsewhere';
  if (element.closest('[role="dialog"], [role="menu"]')) return 'overlay';
  if (element.matches('input:is([type="radio"], [type="checkbox"], [type="range"])')) return 'choice';
  if (element.matches('input, textarea, select, [contenteditable]')) return 'text';
  if (element.matches('button, a, summary, [role="separator"]')) return 'control';
  return element.matches('[data-reading]') ? 'reading' : 'elsewhere';
}

const QUEUE_OF: Readonly<Record<Exclude<Extract<KeyAction, `go-${string}`>, 'go-settings'>, Queue>> = {
  'go-needs-review': 'needs-review',
  'go-snoozed': 'snoozed',
  'go-completed': 'completed',
  'go-expired': 'expired',
  'go-all': 'all',
};

function goTo({ store, answer }: Desk, queue: Queue): void {
  store.getState().chooseView({ kind: 'queue', queue });
  store.getState().requestFocus(queue === 'needs-review' || answer.current ? 'answer' : 'list');
}

function goBack({ store, answer }: Desk): void {
  if (answer.current?.cancel()) return;
  const state = store.getState();
  if (state.picked.size > 0) {
    state.clearPicks();
    return;
  }
  const isInList = document.activeElement?.matches('[role="listbox"]') ?? false;
  state.setPane(isInList ? 'sidebar' : 'list');
  if (!isInList || !state.isNarrow) state.requestFocus('list');
}

function move({ store }: Desk, step: 1 | -1): void {
  const isInList = document.activeElement?.matches('[role="listbox"]') ?? false;
  store.getState().move(step);
  store.getState().requestFocus(isInList ? 'list' : 'answer');
}

/** While rows are picked the digits are for all of them: their buttons show which is which. */
function proposeBulk({ store }: Desk, position: number): void {
  const option = bulkPlanOf(store.getState()).options[position - 1];
  if (option) store.getState().proposeBulk(option);
}

function openSnoozeMenu({ store }: Desk): void {
  const state = store.getState();
  // The menu stands beside its button: in a narrow window the pane with the button has to be the one that shows.
  if (state.picked.size === 0) state.setPane('detail');
  state.showSnoozeMenu(state.picked.size === 0 ? 'review' : 'picked');
}

function perform(desk: Desk, action: KeyAction, position: number): void {
  const state = desk.store.getState();
  switch (action) {
    case 'next':
      move(desk, 1);
      break;
    case 'previous':
      move(desk, -1);
      break;
    case 'open':
      state.setPane('detail');
      state.requestFocus('answer');
      break;
    case 'back':
      goBack(desk);
      break;
    case 'choose':
      if (state.picked.size > 0) proposeBulk(desk, position);
      else desk.answer.current?.choose(position);
      break;
    case 'send':
      desk.answer.current?.send();
      break;
    case 'comment':
      state.requestFocus('comment');
      break;
    case 'preview':
      desk.answer.current?.preview();
      break;
    case 'go-settings':
      state.chooseView({ kind: 'page', page: 'settings' });
      break;
    case 'pick':
      if (state.selected !== null) state.togglePick(state.selected);
      break;
    case 'pick-next':
      state.extendPick(1);
      state.requestFocus('list');
      break;
    case 'pick-previous':
      state.extendPick(-1);
      state.requestFocus('list');
      break;
    case 'snooze':
      openSnoozeMenu(desk);
      break;
    case 'unread':
      if (state.selected !== null) state.markUnread(state.selected);
      state.requestFocus('list');
      break;
    case 'undo':
      void state.undo();
      break;
    case 'keys':
      state.showKeys(true);
      break;
    default:
      goTo(desk, QUEUE_OF[action]);
  }
}

/** Listens to the keys of the whole window. */
export function useKeys(): void {
  const desk = useDesk();
  useEffect(() => {
    let prefix: { key: string; at: number } | null = null;

    function handleKeyDown(event: KeyboardEvent): void {
      const element = document.activeElement;
      // Holding Enter on a button presses it again and again: a second press must be one that somebody made.
      if (event.repeat && event.key === 'Enter' && element?.matches('[data-answer]')) event.preventDefault();
      if (event.defaultPrevented || event.isComposing) return;
      const waiting = prefix !== null && event.timeStamp - prefix.at < PREFIX_MS ? prefix.key : null;
      const isMac = desk.store.getState().data.platform === 'darwin';
      const decision = decideKey(event, placeOf(element), isMac, waiting);
      prefix = decision?.kind === 'prefix' ? { key: decision.key, at: event.timeStamp } : null;
      if (!decision) return;
      event.preventDefault();
      if (decision.kind === 'act') perform(desk, decision.action, decision.position);
    }

    window.addEventListener('keydown', handleKeyDown);
    return () => window.removeEventListener('keydown', handleKeyDown);
  }, [desk]);
}
