import { agentKey, type Item, type ItemKey } from './item.ts';
import { type KeptList, type ListRule, orderedKeys, patchedKeys } from './kept-list.ts';
import { type Entry, entryOf, groupOf, roundOf } from './list-entry.ts';
import { VersionedMap } from './versioned-map.ts';

/** Lists are kept up whether or not anybody looks, so only what is shown and what waits are. */
const KEPT_LISTS = 2;
interface Parts {
  readonly entries: VersionedMap<Entry>;
  /** The messages of each question that was asked again. */
  readonly groups: VersionedMap<readonly ItemKey[]>;
  readonly waitingCount: number;
  readonly pendingByAgent: ReadonlyMap<string, number>;
  readonly lists: ReadonlyMap<string, KeptList>;
}

/**
 * Every message by its key, with what the views count and order. It never changes; `with` makes the next one and costs
 * as much as what changed, however many messages there are.
 */
export class ItemIndex implements ReadonlyMap<ItemKey, Item> {
  readonly #entries: VersionedMap<Entry>;
  readonly #groups: VersionedMap<readonly ItemKey[]>;
  readonly waitingCount: number;
  readonly pendingByAgent: ReadonlyMap<string, number>;
  #lists: ReadonlyMap<string, KeptList>;

  private constructor(parts: Parts) {
    this.#entries = parts.entries;
    this.#groups = parts.groups;
    this.waitingCount = parts.waitingCount;
    this.pendingByAgent = parts.pendingByAgent;
    this.#lists = parts.lists;
  }

  /** The index of these messages, where in each agent of `waitingBeyond` so many more wait that are not among them. */
  static of(items: Iterable<Item>, waitingBeyond: ReadonlyMap<string, number> = new Map()): ItemIndex {
    return new ItemIndex({
      entries: VersionedMap.empty(),
      groups: VersionedMap.empty(),
      waitingCount: [...waitingBeyond.values()].reduce((sum, count) => sum + count, 0),
      pendingByAgent: waitingBeyond,
      lists: new Map(),
    }).with(items);
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: ItemKey): Item | undefined {
    return this.#entries.get(key)?.item;
  }

  has(key: ItemKey): boolean {
    return this.#entries.get(key) !== undefined;
  }

  entry(key: ItemKey): Entry | undefined {
    return this.#entries.get(key);
  }

  *values(): MapIterator<Item> {
    for (const { item } of this.#entries.values()) yield item;
  }

  /** At least every message that has come or changed since an earlier index, without walking through the others. */
  *valuesSince(before: ItemIndex): IterableIterator<Item> {
    for (const { item } of this.#entries.valuesSince(before.#entries)) yield item;
  }

  *keys(): MapIterator<ItemKey> {
    for (const { item } of this.#entries.values()) yield item.key;
  }

  *entries(): MapIterator<[ItemKey, Item]> {
    for (const { item } of this.#entries.values()) yield [item.key, item];
  }

  [Symbol.iterator](): MapIterator<[ItemKey, Item]> {
    return this.entries();
  }

  forEach(act: (item: Item, key: ItemKey, map: ReadonlyMap<ItemKey, Item>) => void): void {
    for (const item of this.values()) act(item, item.key, this);
  }

  /** The index after these messages were put in and those keys taken out. */
  with(upsert: Iterable<Item>, remove: Iterable<ItemKey> = []): ItemIndex {
    const changed = new Map<ItemKey, Item | undefined>();
    for (const key of remove) if (this.has(key)) changed.set(key, undefined);
    for (const item of upsert) changed.set(item.key, item);
    const { groups, touched } = this.#regroup(changed);
    // A new round moves its elders out of what waits, so they are looked at again though they did not change.
    for (const key of touched) if (!changed.has(key)) changed.set(key, this.get(key));

    const itemAt = (key: ItemKey): Item | undefined => (changed.has(key) ? changed.get(key) : this.get(key));
    const newestRounds = new Map<string, number>();
    const isNewest = (item: Item): boolean => {
      const group = groupOf(item);
      if (group === null) return true;
      let newest = newestRounds.get(group);
      if (newest === undefined) {
        newest = 0;
        for (const key of groups.get(group) ?? []) {
          const round = itemAt(key);
          // A follow-up that asks nothing takes no question's place.
          if (round?.message.review) newest = Math.max(newest, roundOf(round));
        }
        newestRounds.set(group, newest);
      }
      return roundOf(item) >= newest;
    };
    const after = new Map<ItemKey, Entry | undefined>();
    for (const [key, item] of changed) after.set(key, item && entryOf(item, isNewest(item)));
    const entries = this.#entries.with(after);
    return new ItemIndex({ entries, groups, ...this.#recount(after), lists: this.#relist(after, entries) });
  }

  /** The messages that are rounds of a question; none of one that was asked once. */
  roundsOf(question: string): readonly ItemKey[] {
    return this.#groups.get(question) ?? [];
  }

  /** The list under a name, made when it is asked for and kept up from then on. */
  list(name: string, rule: ListRule): readonly ItemKey[] {
    const known = this.#lists.get(name);
    const list = known ?? { ...rule, keys: orderedKeys(this.#entries.values(), rule) };
    const others = [...this.#lists].filter(([other]) => other !== name).slice(1 - KEPT_LISTS);
    this.#lists = new Map([...others, [name, list]]);
    return list.keys;
  }

  #regroup(changed: ReadonlyMap<ItemKey, Item | undefined>) {
    const moved = new Map<string, Set<ItemKey>>();
    const membersOf = (group: string): Set<ItemKey> => {
      const members = moved.get(group) ?? new Set(this.#groups.get(group));
      moved.set(group, members);
      return members;
    };
    for (const [key, item] of changed) {
      const before = this.get(key);
      const from = before ? groupOf(before) : null;
      if (from !== null) membersOf(from).delete(key);
      const to = item ? groupOf(item) : null;
      if (to !== null) membersOf(to).add(key);
    }
    const groups = this.#groups.with(
      [...moved].map(([group, members]) => [group, members.size === 0 ? undefined : [...members]] as const),
    );
    return { groups, touched: new Set([...moved.values()].flatMap((members) => [...members])) };
  }

  #recount(after: ReadonlyMap<ItemKey, Entry | undefined>) {
    let { waitingCount } = this;
    const pendingByAgent = new Map(this.pendingByAgent);
    const count = (entry: Entry | undefined, by: 1 | -1): void => {
      if (!entry?.isWaiting) return;
      waitingCount += by;
      const agent = agentKey(entry.item.accountId, entry.item.message.channelId);
      pendingByAgent.set(agent, (pendingByAgent.get(agent) ?? 0) + by);
    };
    for (const [key, entry] of after) {
      count(this.entry(key), -1);
      count(entry, 1);
    }
    return { waitingCount, pendingByAgent };
  }

  #relist(after: ReadonlyMap<ItemKey, Entry | undefined>, entries: VersionedMap<Entry>): Map<string, KeptList> {
    // Putting very much into a list one by one costs more than ordering it anew, when it is asked for.
    if (after.size * 4 > this.size) return new Map();
    return new Map(
      [...this.#lists].map(([name, list]) => [
        name,
        { ...list, keys: patchedKeys(list, after.keys(), this.#entries, entries) },
      ]),
    );
  }
}
