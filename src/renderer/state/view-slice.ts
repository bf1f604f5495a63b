import { z } from 'zod';
import type { MessageReference } from '../../contract/desktop.ts';
import { agentKey, type ItemKey, itemKey } from './item.ts';
import { type ListOrder, NO_ROWS, rowAway, settleOrder } from './list-order.ts';
import { isSameView, listKeys, mostUrgent, type QueueSource, SORTS, type Sort, type View } from './queue.ts';
import { standingOf } from './review-facts.ts';
import type { AppState, SliceContext } from './slice.ts';
import { readKept, writeKept } from './storage.ts';

/** Where the focus shall go once what was asked for is on the screen. */
export type FocusTarget = 'answer' | 'comment' | 'list';

/** Which list is shown, in which order, and which message is open. */
export interface ViewSlice {
  readonly view: View;
  readonly sort: Sort;
  readonly order: ListOrder;
  readonly selected: ItemKey | null;
  /** Where the selected row stood, for when it has gone. */
  readonly selectedIndex: number;
  /** The person looks at another window: nothing here is under the cursor. */
  readonly isAway: boolean;
  /** Counted, so that asking twice for the same place is two requests. */
  readonly focusRequest: { readonly target: FocusTarget; readonly count: number };
  /** Brings list and truth together, by the rule of `settleOrder`, or in any case when `isMerge`. */
  settle(isMerge?: boolean): void;
  chooseView(view: View): void;
  chooseSort(sort: Sort): void;
  select(key: ItemKey): void;
  move(step: 1 | -1): void;
  mergeArrivals(): void;
  /** Selects the most urgent review of the view, and asks for the focus on its answer. */
  openMostUrgent(): void;
  /** Brings a message up in a list that holds it, now or as soon as it is known. */
  show(reference: MessageReference): void;
  requestFocus(target: FocusTarget): void;
  setAway(isAway: boolean): void;
}

/** What the lists are made from, as the state stands. */
export function queueSourceOf(state: AppState): QueueSource {
  return {
    items: state.data.items,
    agents: state.data.agents,
    isAnsweredHere: (key) => ['sending', 'stored'].includes(state.sends[key]?.state ?? ''),
  };
}

function viewFor(state: AppState, key: ItemKey): View {
  const item = state.data.items.get(key);
  const standing = item ? standingOf(item.message) : null;
  if (!item || standing === null) {
    return { kind: 'agent', accountId: item?.accountId ?? '', channelId: item?.message.channelId ?? '' };
  }
  return { kind: 'queue', queue: standing === 'pending' ? 'needs-review' : standing };
}

/** The slice of what is looked at. */
export function createViewSlice({ get, set, bridge, keep }: SliceContext): ViewSlice {
  let wanted: ItemKey | null = null;

  function open(key: ItemKey | null): void {
    const index = key === null ? 0 : Math.max(0, get().order.rows.indexOf(key));
    set({ selected: key, selectedIndex: index });
  }

  function readAgent(accountId: string, channelId: string): void {
    void get().readChannel(accountId, channelId);
    if (get().data.agents[accountId]?.some((agent) => agent.id === channelId && agent.unreadCount === 0)) return;
    void bridge.call('channel:mark-read', { accountId, channelId });
  }

  function bringUp(key: ItemKey): void {
    wanted = null;
    if (!listKeys(queueSourceOf(get()), get().view, get().sort).includes(key)) set({ view: viewFor(get(), key) });
    const { view } = get();
    if (view.kind === 'agent') readAgent(view.accountId, view.channelId);
    get().settle(true);
    open(key);
    get().setPane('detail');
    get().requestFocus('answer');
  }

  return {
    view: { kind: 'queue', queue: 'needs-review' },
    sort: readKept(keep, 'sort', z.enum(SORTS), 'urgent'),
    order: NO_ROWS,
    selected: null,
    selectedIndex: 0,
    isAway: false,
    focusRequest: { target: 'answer', count: 0 },

    settle(isMerge = false) {
      const state = get();
      const rows = listKeys(queueSourceOf(state), state.view, state.sort);
      const isInTheMiddle = !isMerge && !state.isAway && state.selected !== null && state.order.rows.length > 0;
      const order = settleOrder(state.order, rows, isInTheMiddle);
      if (order !== state.order) set({ order });
      const index = state.selected === null ? -1 : order.rows.indexOf(state.selected);
      if (index >= 0 && index !== state.selectedIndex) set({ selectedIndex: index });
      if (wanted !== null && state.data.items.has(wanted)) bringUp(wanted);
      else if (state.selected === null && state.isLoaded && order.rows.length > 0) get().openMostUrgent();
    },
    chooseView(view) {
      const isNew = !isSameView(view, get().view);
      set({ view });
      get().settle(true);
      if (view.kind === 'page') {
        get().setPane('detail');
        return;
      }
      if (view.kind === 'agent') {
        open(null);
        get().setPane('detail');
        readAgent(view.accountId, view.channelId);
        return;
      }
      const { order, selected } = get();
      if (isNew || selected === null || !order.rows.includes(selected)) {
        open(mostUrgent(queueSourceOf(get()), order.rows) ?? order.rows[0] ?? null);
      }
      get().setPane('list');
    },
    chooseSort(sort) {
      set({ sort });
      writeKept(keep, 'sort', sort);
      get().settle(true);
    },
    select(key) {
      open(key);
    },
    move(step) {
      const { order, selected, selectedIndex } = get();
      const key = rowAway(order.rows, selected, selectedIndex, step);
      if (key !== null) open(key);
    },
    mergeArrivals() {
      get().settle(true);
      get().requestFocus('list');
    },
    openMostUrgent() {
      const state = get();
      const key = mostUrgent(queueSourceOf(state), state.order.rows);
      const isQueue = state.view.kind === 'queue' && state.view.queue === 'needs-review';
      if (key !== null || isQueue) open(key);
      if (get().selected !== null) get().requestFocus('answer');
    },
    show({ accountId, messageId }) {
      const key = itemKey(accountId, messageId);
      if (get().data.items.has(key)) bringUp(key);
      else wanted = key;
    },
    requestFocus: (target) => set({ focusRequest: { target, count: get().focusRequest.count + 1 } }),
    setAway(isAway) {
      set({ isAway });
      get().settle();
    },
  };
}

/** The name under which the sidebar marks an agent as chosen. */
export function chosenAgentKey(view: View): string | null {
  return view.kind === 'agent' ? agentKey(view.accountId, view.channelId) : null;
}
