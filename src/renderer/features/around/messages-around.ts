import type { Item, ItemKey } from '../../state/item.ts';
import { toMs } from '../../state/review-facts.ts';

/** So many messages before a question are shown with it, and so many after it. */
export const BEFORE_COUNT = 5;
export const AFTER_COUNT = 3;

/** What was said around a question, each list from older to newer. */
export interface MessagesAround {
  readonly before: readonly Item[];
  readonly after: readonly Item[];
}

interface Placed {
  readonly item: Item;
  readonly ms: number;
}

/** Where a message stands in its conversation; one that is being written comes last (contract.md 6.4). */
function placed(item: Item): Placed {
  const { message } = item;
  const ms = message.streamState === 'streaming' ? Number.POSITIVE_INFINITY : (toMs(message.createdAt) ?? 0);
  return { item, ms };
}

const isEarlier = (a: Placed, b: Placed): boolean => a.ms < b.ms || (a.ms === b.ms && a.item.key < b.item.key);

/** Puts `one` into a short list that is ordered by `isNearer`, and drops what no longer fits. */
function keepNearest(list: Placed[], one: Placed, limit: number, isNearer: (a: Placed, b: Placed) => boolean): void {
  let at = list.length;
  for (let before = list[at - 1]; before !== undefined && isNearer(one, before); before = list[at - 1]) at -= 1;
  if (at >= limit) return;
  list.splice(at, 0, one);
  if (list.length > limit) list.pop();
}

/** The messages next to one in its conversation, as far as they are known. Walks once, whatever the size of the inbox. */
export function messagesAround(items: ReadonlyMap<ItemKey, Item>, item: Item): MessagesAround {
  const here = placed(item);
  const before: Placed[] = [];
  const after: Placed[] = [];
  for (const other of items.values()) {
    if (other.accountId !== item.accountId || other.message.channelId !== item.message.channelId) continue;
    if (other.key === item.key) continue;
    const one = placed(other);
    if (isEarlier(one, here)) keepNearest(before, one, BEFORE_COUNT, (a, b) => isEarlier(b, a));
    else keepNearest(after, one, AFTER_COUNT, isEarlier);
  }
  return { before: before.reverse().map((one) => one.item), after: after.map((one) => one.item) };
}

/** Is the conversation read without a gap from its end back to this message? `oldest` is null when it is read whole. */
export function reachesBackTo(item: Item, oldest: Item | null | undefined): boolean {
  if (oldest === null) return true;
  return oldest !== undefined && !isEarlier(placed(item), placed(oldest));
}
