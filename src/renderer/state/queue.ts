import type { AgentWithActivity } from '../../contract/agent.ts';
import { agentKey, type Item, type ItemKey } from './item.ts';
import { ItemIndex } from './item-index.ts';
import { type Entry, entryOf } from './list-entry.ts';

/** The queues, in the order of the sidebar. */
export const QUEUES = ['needs-review', 'snoozed', 'completed', 'expired', 'all'] as const;
export type Queue = (typeof QUEUES)[number];

/** Whole pages beside the queues, which have neither list nor open message. */
export const PAGES = ['agents', 'activity', 'connect', 'settings'] as const;
export type Page = (typeof PAGES)[number];

/** What is looked at: a queue over all agents, the conversation with one agent, what a search found, or a page. */
export type View =
  | { kind: 'queue'; queue: Queue }
  | { kind: 'agent'; accountId: string; channelId: string }
  | { kind: 'search' }
  | { kind: 'page'; page: Page };

/** How a list may be ordered. */
export const SORTS = ['urgent', 'newest', 'agent'] as const;
export type Sort = (typeof SORTS)[number];

/** Is it one and the same list? */
export function isSameView(a: View, b: View): boolean {
  if (a.kind === 'queue') return b.kind === 'queue' && a.queue === b.queue;
  if (a.kind === 'page') return b.kind === 'page' && a.page === b.page;
  if (a.kind === 'search') return b.kind === 'search';
  return b.kind === 'agent' && a.accountId === b.accountId && a.channelId === b.channelId;
}

/** The orders that make sense in a view; urgency only where something can be pending. */
export function sortsOf(view: View): readonly Sort[] {
  if (view.kind !== 'queue') return ['newest'];
  return view.queue === 'completed' || view.queue === 'expired' ? ['newest', 'agent'] : SORTS;
}

/** The order that a view really uses when the person prefers `sort`. */
export function effectiveSort(view: View, sort: Sort): Sort {
  const sorts = sortsOf(view);
  return sorts.includes(sort) ? sort : (sorts[0] ?? 'newest');
}

/** What all views need to know about the whole inbox. */
export interface Overview {
  /** The reviews that wait for the person: the pending ones, and of one question asked again only the newest round. */
  readonly needsReview: { readonly size: number; has(key: ItemKey): boolean };
  readonly pendingByAgent: ReadonlyMap<string, number>;
}

const indexes = new WeakMap<ReadonlyMap<ItemKey, Item>, ItemIndex>();

function indexOf(items: ReadonlyMap<ItemKey, Item>): ItemIndex {
  if (items instanceof ItemIndex) return items;
  const index = indexes.get(items) ?? ItemIndex.of(items.values());
  indexes.set(items, index);
  return index;
}

/** Which reviews wait, and for whom. Costs nothing: the index counts along. */
export function overviewOf(items: ReadonlyMap<ItemKey, Item>): Overview {
  const index = indexOf(items);
  const { waitingCount, pendingByAgent } = index;
  return {
    needsReview: { size: waitingCount, has: (key) => index.entry(key)?.isWaiting === true },
    pendingByAgent,
  };
}

/** What a list is made from. */
export interface QueueSource {
  readonly items: ReadonlyMap<ItemKey, Item>;
  readonly agents: Readonly<Record<string, readonly AgentWithActivity[]>>;
  /** Reviews whose answer is under way or stored: no longer waiting, whatever the last patch said. */
  readonly answeredHere: ReadonlySet<ItemKey>;
  /** Reviews that the person has put off. */
  readonly snoozed: ReadonlySet<ItemKey>;
  /** The one account that the person looks at; null for all of them. */
  readonly account: string | null;
}

const unions = new WeakMap<ReadonlySet<ItemKey>, WeakMap<ReadonlySet<ItemKey>, ReadonlySet<ItemKey>>>();

/** All that is answered here or put off. */
function awayOf({ answeredHere, snoozed }: QueueSource): ReadonlySet<ItemKey> {
  if (snoozed.size === 0) return answeredHere;
  const found = unions.get(answeredHere)?.get(snoozed);
  if (found) return found;
  const union = new Set([...answeredHere, ...snoozed]);
  const bySnoozed = unions.get(answeredHere) ?? new WeakMap();
  unions.set(answeredHere, bySnoozed.set(snoozed, union));
  return union;
}

/** Does a review wait for the person now? The one rule behind the list, every count, and what comes up next. */
export function isWaiting(key: ItemKey, source: QueueSource): boolean {
  return indexOf(source.items).entry(key)?.isWaiting === true && !awayOf(source).has(key);
}

/** Is it a review that comes back later? */
export function isSnoozedReview(key: ItemKey, source: QueueSource): boolean {
  const entry = indexOf(source.items).entry(key);
  return (
    entry?.isWaiting === true && isOfAccount(entry, source) && source.snoozed.has(key) && !source.answeredHere.has(key)
  );
}

/** Is it of the account that the person looks at? */
function isOfAccount({ item }: Entry, { account }: QueueSource): boolean {
  return account === null || item.accountId === account;
}

/** Does it stand in this view, whatever is being done with it here? */
function belongs({ standing, isWaiting }: Entry, view: View): boolean {
  // What a search finds is not asked message by message; conversations and pages have lists of their own.
  if (view.kind !== 'queue') return false;
  switch (view.queue) {
    case 'needs-review':
      return isWaiting;
    // Which of them are put off is known to `listKeys`.
    case 'snoozed':
      return false;
    case 'completed':
    case 'expired':
      return standing === view.queue;
    case 'all':
      return standing !== null;
  }
}

/** The reviews that a view leaves out for what is being done with them here. */
function leftOut(source: QueueSource, view: View): ReadonlySet<ItemKey> {
  return view.kind === 'queue' && view.queue === 'needs-review' ? awayOf(source) : NONE;
}

const NONE: ReadonlySet<ItemKey> = new Set();

/** Is it one of the keys of a view? */
export function isListed(source: QueueSource, view: View, key: ItemKey): boolean {
  if (view.kind === 'queue' && view.queue === 'snoozed') return isSnoozedReview(key, source);
  const entry = indexOf(source.items).entry(key);
  if (entry === undefined || !isOfAccount(entry, source)) return false;
  return belongs(entry, view) && !leftOut(source, view).has(key);
}

/** How many reviews wait in all the agents that are `meant`; counted without walking through all reviews. */
function countWaiting(source: QueueSource, meant: (agent: string) => boolean): number {
  const index = indexOf(source.items);
  let count = 0;
  for (const [agent, pending] of index.pendingByAgent) if (meant(agent)) count += pending;
  for (const key of awayOf(source)) {
    const entry = index.entry(key);
    if (entry?.isWaiting && meant(agentKey(entry.item.accountId, entry.item.message.channelId))) count -= 1;
  }
  return count;
}

/** How many reviews wait for the person now: of one agent, or of all that the person looks at. */
export function waitingCount(source: QueueSource, agent?: string): number {
  if (agent === undefined) return waitingInAccount(source, source.account);
  return countWaiting(source, (key) => key === agent);
}

/** How many reviews of an account wait, or of all accounts, whichever the person looks at. */
export function waitingInAccount(source: QueueSource, accountId: string | null): number {
  const prefix = accountId === null ? '' : agentKey(accountId, '');
  return countWaiting(source, (key) => key.startsWith(prefix));
}

/** When what the row tells happened: it was answered, it expired, it was asked. */
export function happenedAt(item: Item): number {
  return entryOf(item).happenedMs;
}

function newestFirst(a: Entry, b: Entry): number {
  const [first, second] = [a.item.key, b.item.key];
  return b.happenedMs - a.happenedMs || (first === second ? 0 : first < second ? 1 : -1);
}

function urgentFirst(a: Entry, b: Entry): number {
  return a.endMs - b.endMs || newestFirst(a, b);
}

/** What expires first comes first; what is closed or never expires follows, newest first. */
export function byUrgency(a: Item, b: Item): number {
  return urgentFirst(entryOf(a), entryOf(b));
}

/** The place of each agent in the order of their names; agents of one name share theirs. */
function agentRanks({ agents }: QueueSource): ReadonlyMap<string, number> {
  const named = Object.entries(agents).flatMap(([accountId, list]) =>
    list.map(({ id, name }) => ({ key: agentKey(accountId, id), name })),
  );
  named.sort((a, b) => a.name.localeCompare(b.name));
  const ranks = new Map<string, number>();
  let rank = 0;
  named.forEach(({ key, name }, index) => {
    if (name.localeCompare(named[index - 1]?.name ?? '') !== 0) rank = index + 1;
    ranks.set(key, rank);
  });
  return ranks;
}

function orderOf(
  source: QueueSource,
  view: View,
  sort: Sort,
): { name: string; compare: (a: Entry, b: Entry) => number } {
  const order = effectiveSort(view, sort);
  if (order !== 'agent') return { name: order, compare: order === 'newest' ? newestFirst : urgentFirst };
  const ranks = agentRanks(source);
  const rankOf = ({ item }: Entry): number => ranks.get(agentKey(item.accountId, item.message.channelId)) ?? 0;
  // The ranks are part of the name: after an agent got another one the list is made anew.
  return {
    name: `agent ${JSON.stringify([...ranks])}`,
    compare: (a, b) => rankOf(a) - rankOf(b) || urgentFirst(a, b),
  };
}

function keptKeys(source: QueueSource, view: View, sort: Sort): readonly ItemKey[] {
  const { name, compare } = orderOf(source, view, sort);
  const rule = { belongs: (entry: Entry) => isOfAccount(entry, source) && belongs(entry, view), compare };
  return indexOf(source.items).list(`${JSON.stringify([view, source.account])} ${name}`, rule);
}

/** What is put off: a handful, of which no list is kept. */
function snoozedKeys(source: QueueSource, sort: Sort): ItemKey[] {
  const index = indexOf(source.items);
  const entries = [...source.snoozed].flatMap((key) => {
    const entry = isSnoozedReview(key, source) ? index.entry(key) : undefined;
    return entry ? [entry] : [];
  });
  const { compare } = orderOf(source, { kind: 'queue', queue: 'snoozed' }, sort);
  return entries.sort(compare).map(({ item }) => item.key);
}

/** The keys of a view in its order. The same array as before when nothing in it has changed. */
export function listKeys(source: QueueSource, view: View, sort: Sort): readonly ItemKey[] {
  const index = indexOf(source.items);
  if (view.kind === 'queue' && view.queue === 'snoozed') return snoozedKeys(source, sort);
  const keys = keptKeys(source, view, sort);
  const out = leftOut(source, view);
  for (const key of out) if (index.entry(key)?.isWaiting) return keys.filter((listed) => !out.has(listed));
  return keys;
}

/** In a list longer than this, the most urgent of all that waits is looked for before each of its keys is asked. */
const SHORT_LIST = 500;
const TRIES = 8;

/** The most urgent review among `keys` that still waits for an answer. */
export function mostUrgent(source: QueueSource, keys: readonly ItemKey[]): ItemKey | null {
  const index = indexOf(source.items);
  const away = awayOf(source);
  if (keys.length > SHORT_LIST) {
    const waiting = keptKeys(source, { kind: 'queue', queue: 'needs-review' }, 'urgent');
    const first = waiting.slice(0, TRIES + away.size).filter((key) => !away.has(key));
    const found = first.slice(0, TRIES).find((key) => keys.includes(key));
    if (found !== undefined) return found;
  }
  let first: Entry | null = null;
  for (const key of keys) {
    const entry = index.entry(key);
    if (!entry?.isWaiting || away.has(key)) continue;
    if (first === null || urgentFirst(entry, first) < 0) first = entry;
  }
  return first?.item.key ?? null;
}
