import { t } from '../../../words/words.ts';
import { listedAccounts } from '../../state/account-slice.ts';
import type { Desk } from '../../state/app-context.ts';
import { bulkPlanOf } from '../../state/bulk-slice.ts';
import type { Queue } from '../../state/queue.ts';

const isInText = (): boolean => document.activeElement?.matches('input, textarea, select') ?? false;
const isInList = (): boolean => document.activeElement?.matches('[role="listbox"]') ?? false;

/** What quotes the message of a conversation that has the focus. */
export function focusedQuote(): HTMLElement | null {
  return document.activeElement?.closest('[data-message]')?.querySelector<HTMLElement>('[data-quote]') ?? null;
}

/** Another row of the list; the focus stays in the list when it is there. */
export function move({ store }: Desk, step: 1 | -1): void {
  const target = isInList() ? 'list' : 'answer';
  store.getState().move(step);
  store.getState().requestFocus(target);
}

/** One step out: of what an answer has begun, to the list, and where one pane shows to the sidebar. */
export function goBack({ store, answer }: Desk): void {
  if (answer.current?.cancel()) return;
  const state = store.getState();
  if (state.picked.size > 0) {
    state.clearPicks();
    return;
  }
  const isWhole = state.view.kind === 'page' || state.view.kind === 'agent';
  if (isWhole && isInText()) {
    state.requestFocus('answer');
    return;
  }
  const isOut = isWhole || isInList();
  if (state.view.kind === 'search' && (isOut || state.order.rows.length === 0)) {
    state.requestFocus('search');
    return;
  }
  state.setPane(isOut ? 'sidebar' : 'list');
  state.requestFocus(isOut && (isWhole || state.isNarrow) ? 'sidebar' : 'list');
}

/** Chooses of the open answer; while rows are picked the digits are for all of them, and their buttons show which is which. */
export function chooseAnswer({ store, answer }: Desk, position: number): void {
  const state = store.getState();
  if (state.picked.size === 0) {
    answer.current?.choose(position);
    return;
  }
  const option = bulkPlanOf(state).options[position - 1];
  if (option) state.proposeBulk(option);
}

/** Opens the menu of times to put off until, for the open review or for all that are picked. */
export function openSnoozeMenu({ store }: Desk): void {
  const state = store.getState();
  // The menu stands beside its button: in a narrow window the pane with the button has to be the one that shows.
  if (state.picked.size === 0) state.setPane('detail');
  state.showSnoozeMenu(state.picked.size === 0 ? 'review' : 'picked');
}

/** Picks the selected row, or lets go of it. */
export function togglePick({ store }: Desk): void {
  const { selected, togglePick: toggle } = store.getState();
  if (selected !== null) toggle(selected);
}

/** Picks one row more, or one less, from the selected one on. */
export function extendPick({ store }: Desk, step: 1 | -1): void {
  store.getState().extendPick(step);
  store.getState().requestFocus('list');
}

/** Marks the selected row as not read. */
export function markUnread({ store }: Desk): void {
  const { selected, markUnread: mark, requestFocus } = store.getState();
  if (selected !== null) mark(selected);
  requestFocus('list');
}

/** Shows a queue, with the focus where its work is. */
export function goTo({ store, answer }: Desk, queue: Queue): void {
  store.getState().chooseView({ kind: 'queue', queue });
  store.getState().requestFocus(queue === 'needs-review' || answer.current ? 'answer' : 'list');
}

/** Shows what waits in one account, or in all again; says so when nothing does. */
export function goToAccount({ store }: Desk, position: number): void {
  const state = store.getState();
  const accounts = listedAccounts(state.data.accounts);
  const account = accounts[position - 1];
  if (!account) {
    const count = accounts.length;
    const text = t('keys.accountCount', { count });
    state.say({ tone: 'done', text, about: null });
    return;
  }
  const isAlone = accounts.length === 1;
  state.chooseAccount(isAlone || state.shownAccount === account.id ? null : account.id);
  state.chooseView({ kind: 'queue', queue: 'needs-review' });
  state.openMostUrgent();
  const { selected, shownAccount } = store.getState();
  const where = shownAccount === null && !isAlone ? null : account.name;
  if (selected === null) {
    const text = where === null ? t('keys.nothingWaitsForYou') : t('keys.nothingWaitsForYouIn', { where });
    state.say({ tone: 'done', text, about: null });
    return;
  }
  if (!isAlone) state.announce(where === null ? t('keys.allAccounts') : t('keys.onlyAccount', { where }));
  state.setPane('detail');
}
