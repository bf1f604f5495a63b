import type { Item, ItemKey } from '../../state/item.ts';
import type { Outgoing } from '../../state/outgoing-slice.ts';
import { toMs } from '../../state/review-facts.ts';

/** Messages of one sender within this time stand under one name. */
const GROUP_MS = 5 * 60_000;

/** One row of a conversation; `hasHead` where name and time are shown above it. */
export type ThreadRow =
  | { readonly kind: 'day'; readonly key: string; readonly ms: number }
  | { readonly kind: 'message'; readonly key: string; readonly item: Item; readonly hasHead: boolean }
  | { readonly kind: 'outgoing'; readonly key: string; readonly outgoing: Outgoing; readonly hasHead: boolean };

/** What a conversation is made from. */
export interface ThreadSource {
  readonly items: ReadonlyMap<ItemKey, Item>;
  readonly outgoing: readonly Outgoing[];
  readonly accountId: string;
  readonly channelId: string;
  /** The message up to which the conversation is read without gaps; null when it is read whole. */
  readonly oldest: ItemKey | null;
}

const createdMs = (item: Item): number => toMs(item.message.createdAt) ?? 0;
const isStreaming = (item: Item): boolean => item.message.streamState === 'streaming';

/** The messages of a conversation from oldest to newest; one that is being written comes last (contract.md 6.4). */
export function conversation({ items, accountId, channelId, oldest }: Omit<ThreadSource, 'outgoing'>): Item[] {
  const members = [...items.values()].filter(
    (item) => item.accountId === accountId && item.message.channelId === channelId,
  );
  members.sort(
    (a, b) =>
      Number(isStreaming(a)) - Number(isStreaming(b)) || createdMs(a) - createdMs(b) || (a.key < b.key ? -1 : 1),
  );
  const start = oldest === null ? 0 : members.findIndex(({ key }) => key === oldest);
  // Reviews are known from all times; those before the gap wait until it is closed.
  return start > 0 ? members.slice(start) : members;
}

/** The rows of a conversation: its days, its messages, and what the person is sending. */
export function threadRows(source: ThreadSource): ThreadRow[] {
  const rows: ThreadRow[] = [];
  let day = '';
  let lastSender = '';
  let lastMs = Number.NEGATIVE_INFINITY;

  function beginsGroup(sender: string, ms: number): boolean {
    const date = new Date(ms).toDateString();
    const isNewDay = date !== day;
    if (isNewDay) {
      rows.push({ kind: 'day', key: `day ${date}`, ms: new Date(ms).setHours(0, 0, 0, 0) });
      day = date;
    }
    const isFirst = isNewDay || sender !== lastSender || ms - lastMs > GROUP_MS;
    lastSender = sender;
    lastMs = ms;
    return isFirst;
  }

  const members = conversation(source);
  const arrived = new Set(members.map(({ message }) => message.clientId));
  for (const item of members) {
    const { message } = item;
    // A draft stands last although it was begun earlier; it gets no day of its own behind a later one.
    const ms = Math.max(createdMs(item), lastMs);
    const hasHead = beginsGroup(message.senderType, ms);
    // The name that it had while it was being sent, so that the row stays where it is.
    const key = (message.senderType === 'user' && message.clientId) || message.id;
    rows.push({ kind: 'message', key, item, hasHead });
  }
  for (const outgoing of source.outgoing) {
    const isHere = outgoing.accountId === source.accountId && outgoing.channelId === source.channelId;
    if (!isHere || arrived.has(outgoing.clientId)) continue;
    const hasHead = beginsGroup('user', Math.max(toMs(outgoing.createdAt) ?? 0, lastMs));
    rows.push({ kind: 'outgoing', key: outgoing.clientId, outgoing, hasHead });
  }
  return rows;
}

/** How many messages stand after the one that was seen last. */
export function countAfter(rows: readonly ThreadRow[], seenKey: string | null): number {
  const index = rows.findLastIndex(({ key }) => key === seenKey);
  if (seenKey === null || index < 0) return 0;
  return rows.slice(index + 1).filter(({ kind }) => kind === 'message').length;
}
