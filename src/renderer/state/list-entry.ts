import { type Item, itemKey } from './item.ts';
import { answeredAtOf, expiryOf, type Standing, standingOf, toMs } from './review-facts.ts';

/** What lists need to know of a message, read from it once: reading an instant costs more than comparing a thousand. */
export interface Entry {
  readonly item: Item;
  readonly standing: Standing | null;
  /** When what its row tells happened: it was answered, it expired, it was asked. */
  readonly happenedMs: number;
  /** When it can no longer be answered; very late for what never expires, later still for what is closed. */
  readonly endMs: number;
  /** It waits for the person: it is pending, and the newest round of its question. */
  readonly isWaiting: boolean;
}

const NEVER = Number.MAX_SAFE_INTEGER - 1;

function happened({ message }: Item, standing: Standing | null): number {
  const created = toMs(message.createdAt) ?? 0;
  if (standing === 'completed' && message.review) return answeredAtOf(message.review) ?? created;
  return standing === 'expired' ? (expiryOf(message) ?? created) : created;
}

/** Reads what lists need to know of a message. */
export function entryOf(item: Item, isNewestRound = true): Entry {
  const standing = standingOf(item.message);
  const isPending = standing === 'pending';
  return {
    item,
    standing,
    happenedMs: happened(item, standing),
    endMs: isPending ? (expiryOf(item.message) ?? NEVER) : Number.MAX_SAFE_INTEGER,
    isWaiting: isPending && isNewestRound,
  };
}

/** Names the question that a message asks again, over all accounts; null when it was asked once. */
export function groupOf({ accountId, message }: Item): string | null {
  return message.iterationGroupId ? itemKey(accountId, message.iterationGroupId) : null;
}

/** Which round of its question a message is. */
export function roundOf({ message }: Item): number {
  return message.iteration ?? 1;
}
