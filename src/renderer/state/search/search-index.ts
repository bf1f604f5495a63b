import type { Item, ItemKey } from '../item.ts';
import { ItemIndex } from '../item-index.ts';
import { createGramBitmap, hasBit } from './gram-bitmap.ts';
import { entryOf, type SearchEntry } from './search-entry.ts';

/** An entry and its bit in the bitmaps. */
export interface Placed {
  readonly entry: SearchEntry;
  readonly place: number;
}

/** Asked now and then by long work: is it time to let others have the thread? */
export type IsTimeUp = () => boolean;

/** Every known message, ready to be searched. */
export interface SearchIndex {
  /**
   * Takes over what has changed since the last time; messages that are the same objects cost next to nothing. Stops when
   * `isTimeUp` says so, and goes on from there at the next call. True once everything is in.
   */
  update(items: ReadonlyMap<ItemKey, Item>, isTimeUp?: IsTimeUp): boolean;
  /** How many messages have been taken over. */
  size(): number;
  /** Everything that has been taken over, newest first; another array once something has changed. */
  newestFirst(): readonly Placed[];
  /** Tells of a place whether its text may hold `text`: never wrongly no. */
  mayHold(text: string): (place: number) => boolean;
}

/** How often `isTimeUp` is asked. */
const STRIDE = 50;
/** Up to so many are put into the list one by one, which compares little; more are sorted together with it. */
const FEW = 4_000;

function byNewest(a: Placed, b: Placed): number {
  return b.entry.atMs - a.entry.atMs || (a.entry.item.key < b.entry.item.key ? 1 : -1);
}

/** Where an entry belongs in a list that is in order. */
function placeIn(list: readonly Placed[], placed: Placed): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = list[middle];
    if (other && byNewest(other, placed) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Joins two lists that are in order. Copying the stretches between what comes in costs less than comparing all of them. */
function merge(a: readonly Placed[], b: readonly Placed[]): Placed[] {
  if (b.length > FEW) return a.concat(b).sort(byNewest);
  const stretches: Placed[][] = [];
  let from = 0;
  for (const placed of b) {
    const place = placeIn(a, placed);
    stretches.push(a.slice(from, place), [placed]);
    from = place;
  }
  return ([] as Placed[]).concat(...stretches, a.slice(from));
}

/** Makes an empty index. */
export function createSearchIndex(): SearchIndex {
  const grams = createGramBitmap();
  const entries = new Map<ItemKey, Placed>();
  const freePlaces: number[] = [];
  let nextPlace = 0;
  let current: ReadonlyMap<ItemKey, Item> | null = null;
  /** The last messages that were taken over to the end. */
  let whole: ReadonlyMap<ItemKey, Item> | null = null;
  let rest: Iterator<Item> | null = null;
  let ordered: Placed[] = [];
  /** Entries that `ordered` does not hold yet, and whether it holds some that are gone. */
  let added: Placed[] = [];
  let hasGone = false;

  function placeFor(before: Placed | undefined): number {
    const place = before?.place ?? freePlaces.pop();
    if (place === undefined) {
      nextPlace += 1;
      return nextPlace - 1;
    }
    grams.clear(place);
    return place;
  }

  function put(item: Item): void {
    const before = entries.get(item.key);
    if (before?.entry.item === item) return;
    const entry = entryOf(item);
    const isSameText = before !== undefined && before.entry.text === entry.text;
    const placed = { entry, place: isSameText ? before.place : placeFor(before) };
    if (!isSameText) grams.set(placed.place, entry.text);
    entries.set(item.key, placed);
    added.push(placed);
    hasGone ||= before !== undefined;
  }

  function removeGone(items: ReadonlyMap<ItemKey, Item>): void {
    if (entries.size === items.size) return;
    for (const [key, { place }] of entries) {
      if (items.has(key)) continue;
      entries.delete(key);
      freePlaces.push(place);
      hasGone = true;
    }
  }

  return {
    update(items, isTimeUp) {
      if (items !== current) {
        current = items;
        // With room for what will arrive.
        grams.reserve(items.size * 1.05);
        const before = whole;
        rest = items instanceof ItemIndex && before instanceof ItemIndex ? items.valuesSince(before) : items.values();
      }
      for (let count = 1; rest; count += 1) {
        const next = rest.next();
        if (next.done) {
          rest = null;
          whole = items;
          removeGone(items);
        } else {
          put(next.value);
          if (count % STRIDE === 0 && isTimeUp?.()) return false;
        }
      }
      return true;
    },
    size: () => entries.size,
    newestFirst() {
      if (added.length === 0 && !hasGone) return ordered;
      const isCurrent = (placed: Placed): boolean => entries.get(placed.entry.item.key) === placed;
      const kept = hasGone ? ordered.filter(isCurrent) : ordered;
      ordered = merge(kept, added.filter(isCurrent).sort(byNewest));
      added = [];
      hasGone = false;
      return ordered;
    },
    mayHold(text) {
      const bits = grams.candidates(text);
      return (place) => hasBit(bits, place);
    },
  };
}
