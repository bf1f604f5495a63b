import type { ItemKey } from './item.ts';
import type { Entry } from './list-entry.ts';

/** Which messages a list holds, and in which order. */
export interface ListRule {
  readonly belongs: (entry: Entry) => boolean;
  readonly compare: (a: Entry, b: Entry) => number;
}

/** A list of keys with its rule. */
export interface KeptList extends ListRule {
  readonly keys: readonly ItemKey[];
}

/** Looks a message up, as it was or as it is. */
type Lookup = { get(key: ItemKey): Entry | undefined };

/** Makes a list of all that belongs to it. */
export function orderedKeys(entries: Iterable<Entry>, { belongs, compare }: ListRule): ItemKey[] {
  const members = [...entries].filter(belongs);
  return members.sort(compare).map(({ item }) => item.key);
}

/** The keys of a list after some messages changed: the same array when that changes nothing in it. */
export function patchedKeys(
  { keys, belongs, compare }: KeptList,
  changed: Iterable<ItemKey>,
  before: Lookup,
  after: Lookup,
): readonly ItemKey[] {
  const gone: number[] = [];
  const come: Entry[] = [];
  for (const key of changed) {
    const [was, is] = [before.get(key), after.get(key)];
    const wasIn = was !== undefined && belongs(was);
    const isIn = is !== undefined && belongs(is);
    if (wasIn && isIn && compare(was, is) === 0) continue;
    if (wasIn) gone.push(placeOf(was, keys, before, compare));
    if (isIn) come.push(is);
  }
  const kept = without(keys, gone);
  return merged(kept, come.sort(compare), (entry) => placeOf(entry, kept, after, compare));
}

/** Where an entry stands in a list, or would. */
function placeOf(
  entry: Entry,
  keys: readonly ItemKey[],
  entries: Lookup,
  compare: (a: Entry, b: Entry) => number,
): number {
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = entries.get(keys[middle] ?? '');
    if (other !== undefined && compare(other, entry) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

// Both make the new array at once in its full length: one that grows leaves several times its size as garbage.

function without(keys: readonly ItemKey[], places: readonly number[]): readonly ItemKey[] {
  if (places.length === 0) return keys;
  const kept = new Array<ItemKey>(keys.length - places.length);
  let [from, to] = [0, 0];
  for (const place of [...places].sort((a, b) => a - b)) {
    while (from < place) kept[to++] = keys[from++] as ItemKey;
    from = place + 1;
  }
  while (from < keys.length) kept[to++] = keys[from++] as ItemKey;
  return kept;
}

function merged(
  keys: readonly ItemKey[],
  come: readonly Entry[],
  placeFor: (entry: Entry) => number,
): readonly ItemKey[] {
  if (come.length === 0) return keys;
  const all = new Array<ItemKey>(keys.length + come.length);
  let [from, to] = [0, 0];
  for (const entry of come) {
    const place = placeFor(entry);
    while (from < place) all[to++] = keys[from++] as ItemKey;
    all[to++] = entry.item.key;
  }
  while (from < keys.length) all[to++] = keys[from++] as ItemKey;
  return all;
}
