import type { ItemKey } from './item.ts';

/** What the list shows, and what waits outside it. */
export interface ListOrder {
  /** The rows, in the order in which they stand on the screen. */
  readonly rows: readonly ItemKey[];
  /** Arrivals that wait in the “N new” pill. */
  readonly arrivals: readonly ItemKey[];
}

export const NO_ROWS: ListOrder = { rows: [], arrivals: [] };

/**
 * The rule of the quiet list. While the person is in the middle (the window has the focus, a row is selected, the list
 * is not empty) no row is added and none changes its place: what arrives waits in the pill. What no longer belongs goes
 * at once, because nobody may answer it. Everything is put in order when the person clicks the pill, has answered,
 * chooses a view or an order, or looks at another window. `isWanted` tells whether a key is among `wanted`.
 */
export function settleOrder(
  previous: ListOrder,
  wanted: readonly ItemKey[],
  isInTheMiddle: boolean,
  isWanted = membersOf(wanted),
): ListOrder {
  if (!isInTheMiddle) return sameOrNew(previous, { rows: wanted, arrivals: [] });
  const { rows, arrivals } = walk(previous.rows, wanted, isWanted);
  return sameOrNew(previous, rows.length === 0 ? { rows: wanted, arrivals: [] } : { rows, arrivals });
}

function membersOf(keys: readonly ItemKey[]): (key: ItemKey) => boolean {
  let members: ReadonlySet<ItemKey> | null = null;
  return (key) => {
    members ??= new Set(keys);
    return members.has(key);
  };
}

/**
 * Goes through rows and wanted keys side by side. Both are nearly alike, so that comparing strings by place costs a
 * fraction of what two sets of a hundred thousand keys would.
 */
function walk(rows: readonly ItemKey[], wanted: readonly ItemKey[], isWanted: (key: ItemKey) => boolean) {
  // Made once a row goes: mostly none does, and a second list of all of them would be garbage at each arrival.
  let kept: ItemKey[] | null = null;
  const passed = new Set<ItemKey>();
  let next = 0;
  for (const [at, row] of rows.entries()) {
    if (row === wanted[next]) next++;
    else if (!passed.delete(row)) {
      if (!isWanted(row)) {
        kept ??= rows.slice(0, at);
        continue;
      }
      while (next < wanted.length && wanted[next] !== row) passed.add(wanted[next++] as ItemKey);
      next++;
    }
    kept?.push(row);
  }
  return { rows: kept ?? rows, arrivals: [...passed, ...wanted.slice(next)] };
}

/** A row is rarely further than this from where it was. */
const NEAR_ROWS = 32;

/** Where a row stands, or -1; looked for from where it was last. */
export function rowPlace(rows: readonly ItemKey[], key: ItemKey | null, near: number): number {
  if (key === null) return -1;
  for (let step = 0; step <= NEAR_ROWS; step++) {
    if (rows[near - step] === key) return near - step;
    if (rows[near + step] === key) return near + step;
  }
  return rows.indexOf(key);
}

/** Puts a row back that had gone too early, at the end, where it moves no other. */
export function putBack(order: ListOrder, key: ItemKey): ListOrder {
  if (order.rows.includes(key)) return order;
  return { rows: [...order.rows, key], arrivals: order.arrivals.filter((arrival) => arrival !== key) };
}

/** The row `step` away from the selected one; `lastIndex` is where a row stood that has gone meanwhile. */
export function rowAway(
  rows: readonly ItemKey[],
  selected: ItemKey | null,
  lastIndex: number,
  step: 1 | -1,
): ItemKey | null {
  const index = rowPlace(rows, selected, lastIndex);
  // When the row has gone, the one that took its place is the next one.
  const wanted = index >= 0 ? index + step : step === 1 ? lastIndex : lastIndex - 1;
  return rows[Math.max(0, Math.min(rows.length - 1, wanted))] ?? null;
}

/** Keeps the object when nothing changed, so that nothing renders again. */
function sameOrNew(previous: ListOrder, next: ListOrder): ListOrder {
  const isSame = isEqual(previous.rows, next.rows) && isEqual(previous.arrivals, next.arrivals);
  return isSame ? previous : next;
}

function isEqual(a: readonly ItemKey[], b: readonly ItemKey[]): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}
