import { z } from 'zod';
import type { MessageReference } from '../../contract/reference.ts';
import { soonKeys } from './expiring.ts';
import { agentKey, type ItemKey, itemKey } from './item.ts';
import { type ListOrder, NO_ROWS, rowAway, rowPlace, settleOrder } from './list-order.ts';
import { isListed, isSameView, listKeys, mostUrgent, type QueueSource, SORTS, type Sort, type View } from './queue.ts';
import { isUnderWay } from './respond-slice.ts';
import { standingOf } from './review-facts.ts';
import type { AppState, SliceContext } from './slice.ts';
import { readKept, writeKept } from './storage.ts';

const NONE_SOON: ReadonlySet<ItemKey> = new Set();

/** Where the focus shall go once what was asked for is on the screen. */
export type FocusTarget = 'answer' | 'comment' | 'list' | 'search' | 'sidebar';

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
  /** Opens what is left of a message that is gone: what the person wrote to it. */
  showKept(key: ItemKey): void;
  requestFocus(target: FocusTarget): void;
  setAway(isAway: boolean): void;
}

type Answering = Pick<AppState, 'sends' | 'heldKeys' | 'waitingKeys'>;
let lastAnswered: { readonly from: Answering; readonly keys: ReadonlySet<ItemKey> } | null = null;

/** What is answered as far as this window knows; the same set as long as nothing of it changes. */
function answeredHere({ sends, heldKeys, waitingKeys }: Answering): ReadonlySet<ItemKey> {
  const from = lastAnswered?.from;
  if (lastAnswered && from?.sends === sends && from.heldKeys === heldKeys && from.waitingKeys === waitingKeys) {
    return lastAnswered.keys;
  }
  const underWay = Object.keys(sends).filter((key) => isUnderWay(sends[key]));
  const keys = new Set([...underWay, ...heldKeys, ...waitingKeys]);
  lastAnswered = { from: { sends, heldKeys, waitingKeys }, keys };
  return keys;
}

const snoozedKeys = new WeakMap<AppState['snoozes'], ReadonlySet<ItemKey>>();

function keysOf(snoozes: AppState['snoozes']): ReadonlySet<ItemKey> {
  const keys = snoozedKeys.get(snoozes) ?? new Set(snoozes.keys());
  snoozedKeys.set(snoozes, keys);
  return keys;
}

/** What the lists are made from, as the state stands. */
export function queueSourceOf(state: Answering & Pick<AppState, 'data' | 'snoozes' | 'shownAccount'>): QueueSource {
  const { data, snoozes, shownAccount } = state;
  return {
    items: data.items,
    agents: data.agents,
    answeredHere: answeredHere(state),
    snoozed: keysOf(snoozes),
    account: shownAccount,
  };
}

/** The keys of the view that is shown, in its order. */
function rowsOf(state: AppState): readonly ItemKey[] {
  return state.view.kind === 'search' ? state.findRows() : listKeys(queueSourceOf(state), state.view, state.sort);
}

/** Tells whether a key is one of the rows of the view that is shown, of a search whether it is among what it `found`. */
function isRowOf(state: AppState, found: () => readonly ItemKey[]): (key: ItemKey) => boolean {
  if (state.view.kind === 'search') {
    let members: ReadonlySet<ItemKey> | null = null;
    return (key) => {
      members ??= new Set(found());
      return members.has(key);
    };
  }
  const source = queueSourceOf(state);
  return (key) => isListed(source, state.view, key);
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
    const { order, selectedIndex } = get();
    const index = key === null ? 0 : Math.max(0, rowPlace(order.rows, key, selectedIndex));
    set({ selected: key, selectedIndex: index });
  }

  function readAgent(accountId: string, channelId: string): void {
    void get().readChannel(accountId, channelId);
    if (get().data.agents[accountId]?.some((agent) => agent.id === channelId && agent.unreadCount === 0)) return;
    void bridge.call('channel:mark-read', { accountId, channelId });
  }

  function setSoon(rows: readonly ItemKey[]): void {
    const { view, sort, data, soon } = get();
    const isGrouped = view.kind === 'queue' && view.queue === 'needs-review' && sort === 'urgent';
    const next = isGrouped ? soonKeys(rows, data.items, Date.now()) : NONE_SOON;
    if (next.size !== soon.size || [...next].some((key) => !soon.has(key))) set({ soon: next });
  }

  function bringUp(key: ItemKey): void {
    wanted = null;
    const { shownAccount, data } = get();
    // What is asked for by name comes up whichever account is looked at.
    if (shownAccount !== null && data.items.get(key)?.accountId !== shownAccount) set({ shownAccount: null });
    if (!isRowOf(get(), get().findRows)(key)) set({ view: viewFor(get(), key) });
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
    soon: NONE_SOON,
    selected: null,
    selectedIndex: 0,
    isAway: false,
    focusRequest: { target: 'answer', count: 0 },

    settle(isMerge = false) {
      const state = get();
      const rows = rowsOf(state);
      const isInTheMiddle = !isMerge && !state.isAway && state.selected !== null && state.order.rows.length > 0;
      const order = settleOrder(
        state.order,
        rows,
        isInTheMiddle,
        isRowOf(state, () => rows),
      );
      if (order !== state.order) set({ order });
      const isInOrder = !isInTheMiddle || state.order.rows[0] !== order.rows[0];
      if (isInOrder) setSoon(order.rows);
      get().prunePicks();
      const index = rowPlace(order.rows, state.selected, state.selectedIndex);
      if (index >= 0 && index !== state.selectedIndex) set({ selectedIndex: index });
      if (wanted !== null && state.data.items.has(wanted)) bringUp(wanted);
      else if (state.selected === null && state.isLoaded && order.rows.length > 0 && state.view.kind !== 'search') {
        // While somebody types a search the focus stays where it is.
        get().openMostUrgent();
      }
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
      if (view.kind === 'agent') {
        open(null);
        get().setPane('detail');
        readAgent(view.accountId, view.channelId);
        return;
      }
      const { order, selected } = get();
      // A search opens its best result once there is one; until then what was open stays.
      const isOther = isNew || selected === null || rowPlace(order.rows, selected, get().selectedIndex) < 0;
      if (isOther && view.kind !== 'search') {
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
    showKept(key) {
      const { kind } = get().view;
      if (kind !== 'queue' && kind !== 'search') get().chooseView({ kind: 'queue', queue: 'needs-review' });
      open(key);
      get().setPane('detail');
    },
    requestFocus: (target) => set({ focusRequest: { target, count: get().focusRequest.count + 1 } }),
    setAway(isAway) {
      set({ isAway });
      get().settle();
    },
  };
}

/** Where the selected row stands, or -1 when the list does not hold it. */
export function selectedPlace({ order, selected, selectedIndex }: ViewSlice): number {
  return rowPlace(order.rows, selected, selectedIndex);
}

/** The name under which the sidebar marks an agent as chosen. */
export function chosenAgentKey(view: View): string | null {
  return view.kind === 'agent' ? agentKey(view.accountId, view.channelId) : null;
}
