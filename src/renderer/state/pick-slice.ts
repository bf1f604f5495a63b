import type { ItemKey } from './item.ts';
import { rowAway } from './list-order.ts';
import type { SliceContext } from './slice.ts';

/** Rows that the person has picked in order to do one thing with all of them. The open row is another matter. */
export interface PickSlice {
  readonly picked: ReadonlySet<ItemKey>;
  /** Picks a row, or lets go of it. */
  togglePick(key: ItemKey): void;
  /** Picks everything from the row where picking began to this one. */
  pickTo(key: ItemKey): void;
  /** Picks the open row and the next one, and opens that. */
  extendPick(step: 1 | -1): void;
  clearPicks(): void;
  /** Lets go of rows that the list no longer has: nothing unseen stays picked. */
  prunePicks(): void;
}

const NONE: ReadonlySet<ItemKey> = new Set();

/** What is picked when a range that began at `anchor` now reaches `to`, beside what was picked before. */
export function pickRange(
  rows: readonly ItemKey[],
  before: ReadonlySet<ItemKey>,
  anchor: ItemKey,
  to: ItemKey,
): ReadonlySet<ItemKey> {
  const from = Math.max(0, rows.indexOf(anchor));
  const end = rows.indexOf(to);
  return new Set([...before, ...rows.slice(Math.min(from, end), Math.max(from, end) + 1)]);
}

/** The slice of picking. */
export function createPickSlice({ get, set }: SliceContext): PickSlice {
  /** Where the range began, and what was picked before it. */
  let anchor: ItemKey | null = null;
  let before = NONE;

  return {
    picked: NONE,
    togglePick(key) {
      const picked = new Set(get().picked);
      if (!picked.delete(key)) picked.add(key);
      anchor = key;
      before = picked;
      set({ picked });
    },
    pickTo(key) {
      anchor ??= get().selected ?? key;
      set({ picked: pickRange(get().order.rows, before, anchor, key) });
    },
    extendPick(step) {
      const { order, selected, selectedIndex } = get();
      if (selected === null) return;
      if (get().picked.size === 0) anchor = null;
      anchor ??= selected;
      const next = rowAway(order.rows, selected, selectedIndex, step);
      if (next === null) return;
      get().pickTo(next);
      get().select(next);
    },
    clearPicks() {
      anchor = null;
      before = NONE;
      if (get().picked.size > 0) set({ picked: NONE });
    },
    prunePicks() {
      const { picked, order } = get();
      if (picked.size === 0) return;
      const rows = new Set(order.rows);
      const left = new Set([...picked].filter((key) => rows.has(key)));
      if (left.size === 0) get().clearPicks();
      else if (left.size < picked.size) {
        before = new Set([...before].filter((key) => rows.has(key)));
        set({ picked: left });
      }
    },
  };
}
