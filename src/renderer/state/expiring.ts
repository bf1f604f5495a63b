import type { Message } from '../../contract/message.ts';
import type { Item, ItemKey } from './item.ts';
import { expiryOf, toMs } from './review-facts.ts';

const MINUTE = 60_000;
/** What expires within this time stands in a group of its own. */
const SOON_MS = 15 * MINUTE;
/** The last call comes this long before the expiry, or after three quarters of a life that is short. */
const LAST_CALL_MS = 2 * MINUTE;

/** When a review joins those that expire soon; null when it never expires. */
export function soonAt(message: Message): number | null {
  const expiry = expiryOf(message);
  return expiry === null ? null : expiry - SOON_MS;
}

/** When a review gets its last call; null when it never expires. */
export function lastCallAt(message: Message): number | null {
  const expiry = expiryOf(message);
  if (expiry === null) return null;
  const life = expiry - (toMs(message.createdAt) ?? expiry);
  return expiry - Math.min(LAST_CALL_MS, Math.max(0, life) / 4);
}

/** The rows at the top of an urgent list that expire soon. */
export function soonKeys(
  rows: readonly ItemKey[],
  items: ReadonlyMap<ItemKey, Item>,
  nowMs: number,
): ReadonlySet<ItemKey> {
  const soon = new Set<ItemKey>();
  for (const key of rows) {
    const item = items.get(key);
    const at = item ? soonAt(item.message) : null;
    if (at === null || at > nowMs) break;
    soon.add(key);
  }
  return soon;
}

/** What is due among reviews that wait, and when to look again. */
export interface ExpiryPlan {
  /** Reviews that get their last call now, the most pressing first. */
  readonly calls: readonly Item[];
  /** The next instant at which something comes due; null when nothing will. */
  readonly nextMs: number | null;
}

/**
 * Looks through what waits, what expires first coming first; `called` are those that have had their last call. It ends at
 * the first one that is neither due nor soon to be: everything after it comes due later still.
 */
export function planExpiry(waiting: Iterable<Item>, called: ReadonlySet<ItemKey>, nowMs: number): ExpiryPlan {
  const calls: Item[] = [];
  let nextMs = Number.POSITIVE_INFINITY;
  for (const item of waiting) {
    const expiry = expiryOf(item.message);
    if (expiry === null) break;
    if (expiry <= nowMs) continue;
    const callAt = lastCallAt(item.message) ?? expiry;
    if (callAt <= nowMs && !called.has(item.key)) calls.push(item);
    for (const at of [callAt, expiry - SOON_MS]) if (at > nowMs) nextMs = Math.min(nextMs, at);
    if (expiry - SOON_MS > nowMs) break;
  }
  calls.sort((a, b) => (expiryOf(a.message) ?? 0) - (expiryOf(b.message) ?? 0));
  return { calls, nextMs: Number.isFinite(nextMs) ? nextMs : null };
}
