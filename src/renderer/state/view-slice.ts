import { z } from 'zod';
import type { MessageReference } from '../../contract/desktop.ts';
import { soonKeys } from './expiring.ts';
import { agentKey, type ItemKey, itemKey } from './item.ts';
import { type ListOrder, NO_ROWS, rowAway, settleOrder } from './list-order.ts';
import { isSameView, listKeys, mostUrgent, type QueueSource, SORTS, type Sort, type View } from './queue.ts';
import { isUnderWay } from './respond-slice.ts';
import { standingOf } from './review-facts.ts';
import type { AppState, SliceContext } from './slice.ts';
import { readKept, writeKept } from './storage.ts';

const NONE_SOON: ReadonlySet<ItemKey> = new Set();

/** Where the focus shall go once what was asked for is on the screen. */
export type FocusTarget = 'answer' | 'comment' | 'list';

/** Which list is shown, in which order, and which message is open. */
export interface ViewSlice {
  readonly view: View;
  readonly sort: Sort;
  readonly order: ListOrder;
  /** The rows at the top that expire soon, as of when the list was last put in order: no heading moves under the cursor. */
  readonly soon: ReadonlySet<ItemKey>;
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
    isAnsweredHere: (key) => isUnderWay(state.sends[key]) || state.heldKeys.has(key),
    isSnoozed: (key) => state.snoozes.has(key),
    awayKeys: () => [...Object.keys(state.sends), ...state.heldKeys, ...state.snoozes.keys()],
  };
}

function viewFor(state: AppState, key: ItemKey): View {
  const item = state.data.items.get(key);
  const standing = item ? standingOf(item.message) : null;
  if (!item || standing === null) {
    return { kind: 'agent', accountId: item?.accountId ?? '', channelId: item?.message.channelId ?? '' };
  }
  if (standing !== 'pending') return { kind: 'queue', queue: standing };
  return { kind: 'queue', queue: state.snoozes.has(key) ? 'snoozed' : 'needs-review' };
}

/** The slice of what is looked at. */
export function createViewSlice({ get, set, bridge, keep }: SliceContext): ViewSlice {
  let wanted: ItemKey | null = null;

  function open(key: ItemKey | null): void {
    const index = key === null ? 0 : Math.max(0, get().order.rows.indexOf(key));
    set({ selected: key, selectedIndex: index });
  }

  function setSoon(rows: readonly ItemKey[]): void {
    const { view, sort, data, soon } = get();
    const isGrouped = view.kind === 'queue' && view.queue === 'needs-review' && sort === 'urgent';
    const next = isGrouped ? soonKeys(rows, data.items, Date.now()) : NONE_SOON;
    if (next.size !== soon.size || [...next].some((key) => !soon.has(key))) set({ soon: next });
  }

  function bringUp(key: ItemKey): void {
    wanted = null;
    if (!listKeys(queueSourceOf(get()), get().view, get().sort).includes(key)) set({ view: viewFor(get(), key) });
    get().settle(true);
    open(key);
    get().setPane('detail');
    get().requestFocus('answer');
  }

  return {
    view: { kind: 'queue', queue: 'needs-review' },
    sort: readKept(keep, 'sort', z.enum(SORTS), 'urgent'),
    order: NO_ROWS,
    soon: NONE_SOON,
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
      const isInOrder = !isInTheMiddle || !state.order.rows.includes(order.rows[0] ?? '');
      if (isInOrder) setSoon(order.rows);
      get().prunePicks();
      const index = state.selected === null ? -1 : order.rows.indexOf(state.selected);
      if (index >= 0 && index !== state.selectedIndex) set({ selectedIndex: index });
      if (wanted !== null && state.data.items.has(wanted)) bringUp(wanted);
      else if (state.selected === null && state.isLoaded && order.rows.length > 0) get().openMostUrgent();
    },
    chooseView(view) {
      const isNew = !isSameView(view, get().view);
      set({ view });
      if (isNew) get().clearPicks();
      get().settle(true);
      if (view.kind === 'page') {
        get().setPane('detail');
        return;
      }
      const { order, selected } = get();
      if (isNew || selected === null || !order.rows.includes(selected)) {
        open(mostUrgent(queueSourceOf(get()), order.rows) ?? order.rows[0] ?? null);
      }
      get().setPane('list');
      if (view.kind !== 'agent') return;
      const { accountId, channelId } = view;
      void bridge.call('channel:load', { accountId, channelId });
      if (get().data.agents[accountId]?.some((agent) => agent.id === channelId && agent.unreadCount === 0)) return;
      void bridge.call('channel:mark-read', { accountId, channelId });
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
