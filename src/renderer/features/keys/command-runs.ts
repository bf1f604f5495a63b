import type { Desk } from '../../state/app-context.ts';
import { listKeys, mostUrgent, type Queue } from '../../state/queue.ts';
import { queueSourceOf } from '../../state/view-slice.ts';

const isInList = (): boolean => document.activeElement?.matches('[role="listbox"]') ?? false;

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
  const isOut = isInList();
  if (state.view.kind === 'search' && (isOut || state.order.rows.length === 0)) {
    state.requestFocus('search');
    return;
  }
  state.setPane(isOut ? 'sidebar' : 'list');
  if (!isOut || !state.isNarrow) state.requestFocus('list');
}

/** Shows a queue, with the focus where its work is. */
export function goTo({ store, answer }: Desk, queue: Queue): void {
  store.getState().chooseView({ kind: 'queue', queue });
  store.getState().requestFocus(queue === 'needs-review' || answer.current ? 'answer' : 'list');
}

/** Opens the most urgent review of one account; says so when there is nothing to open. */
export function goToAccount({ store }: Desk, position: number): void {
  const state = store.getState();
  const account = state.data.accounts[position - 1];
  if (!account) {
    const count = state.data.accounts.length;
    const text = count === 1 ? 'There is one account, so only the first has a key.' : `There are ${count} accounts.`;
    state.say({ tone: 'done', text, about: null });
    return;
  }
  state.chooseView({ kind: 'queue', queue: 'needs-review' });
  const source = queueSourceOf(store.getState());
  const ofAccount = listKeys(source, { kind: 'queue', queue: 'needs-review' }, 'urgent').filter(
    (key) => source.items.get(key)?.accountId === account.id,
  );
  const key = mostUrgent(source, ofAccount);
  if (key === null) {
    state.say({ tone: 'done', text: `Nothing waits for you in “${account.name}”.`, about: null });
    return;
  }
  state.select(key);
  state.setPane('detail');
  state.requestFocus('answer');
}
