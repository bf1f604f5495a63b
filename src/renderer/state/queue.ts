import type { AgentWithActivity } from '../../contract/agent.ts';
import { agentKey, type Item, type ItemKey } from './item.ts';
import { answeredAtOf, expiryOf, standingOf, toMs } from './review-facts.ts';

/** The queues, in the order of the sidebar. */
export const QUEUES = ['needs-review', 'snoozed', 'completed', 'expired', 'all'] as const;
export type Queue = (typeof QUEUES)[number];

/** Whole pages beside the queues, which have neither list nor open message. */
export const PAGES = ['settings'] as const;
export type Page = (typeof PAGES)[number];

/** What is looked at: a queue over all agents, everything of one agent, or a page. */
export type View =
  | { kind: 'queue'; queue: Queue }
  | { kind: 'agent'; accountId: string; channelId: string }
  | { kind: 'page'; page: Page };

/** How a list may be ordered. */
export const SORTS = ['urgent', 'newest', 'agent'] as const;
export type Sort = (typeof SORTS)[number];

/** Is it one and the same list? */
export function isSameView(a: View, b: View): boolean {
  if (a.kind === 'queue') return b.kind === 'queue' && a.queue === b.queue;
  if (a.kind === 'page') return b.kind === 'page' && a.page === b.page;
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

/** What all views need to know about the whole inbox; worked out once per state of it. */
export interface Overview {
  /** The reviews that wait for the person. */
  readonly needsReview: ReadonlySet<ItemKey>;
  readonly pendingByAgent: ReadonlyMap<string, number>;
}

const overviews = new WeakMap<ReadonlyMap<ItemKey, Item>, Overview>();

/** Which reviews wait: the pending ones, and of one question asked again only the newest round. */
export function overviewOf(items: ReadonlyMap<ItemKey, Item>): Overview {
  const found = overviews.get(items);
  if (found) return found;
  const newestRound = new Map<string, number>();
  for (const { accountId, message } of items.values()) {
    if (!message.iterationGroupId || !message.review) continue;
    const group = `${accountId}/${message.iterationGroupId}`;
    newestRound.set(group, Math.max(newestRound.get(group) ?? 0, message.iteration ?? 1));
  }
  const needsReview = new Set<ItemKey>();
  const pendingByAgent = new Map<string, number>();
  for (const { key, accountId, message } of items.values()) {
    if (standingOf(message) !== 'pending') continue;
    const newest = message.iterationGroupId ? newestRound.get(`${accountId}/${message.iterationGroupId}`) : undefined;
    if (newest !== undefined && (message.iteration ?? 1) < newest) continue;
    needsReview.add(key);
    const agent = agentKey(accountId, message.channelId);
    pendingByAgent.set(agent, (pendingByAgent.get(agent) ?? 0) + 1);
  }
  const overview = { needsReview, pendingByAgent };
  overviews.set(items, overview);
  return overview;
}

/** What a list is made from. */
export interface QueueSource {
  readonly items: ReadonlyMap<ItemKey, Item>;
  readonly agents: Readonly<Record<string, readonly AgentWithActivity[]>>;
  /** Reviews whose answer is under way or stored: no longer waiting, whatever the last patch said. */
  readonly isAnsweredHere: (key: ItemKey) => boolean;
  /** Reviews that the person has put off. */
  readonly isSnoozed: (key: ItemKey) => boolean;
  /** All that is answered here or put off, some of it perhaps twice. */
  readonly awayKeys: () => Iterable<ItemKey>;
}

/** Does a review wait for the person now? The one rule behind the list, every count, and what comes up next. */
export function isWaiting(key: ItemKey, source: QueueSource): boolean {
  return overviewOf(source.items).needsReview.has(key) && !source.isAnsweredHere(key) && !source.isSnoozed(key);
}

/** How many reviews wait for the person now, of one agent or of all; counted without walking through all of them. */
export function waitingCount(source: QueueSource, agent?: string): number {
  const { needsReview, pendingByAgent } = overviewOf(source.items);
  const pending = agent === undefined ? needsReview.size : (pendingByAgent.get(agent) ?? 0);
  if (pending === 0) return 0;
  const away = [...new Set(source.awayKeys())].filter((key) => {
    const item = needsReview.has(key) && !isWaiting(key, source) ? source.items.get(key) : undefined;
    return item && (agent === undefined || agentKey(item.accountId, item.message.channelId) === agent);
  });
  return pending - away.length;
}

/** Is it a review that comes back later? */
export function isSnoozedReview(key: ItemKey, source: QueueSource): boolean {
  return overviewOf(source.items).needsReview.has(key) && source.isSnoozed(key) && !source.isAnsweredHere(key);
}

function belongs(item: Item, view: View, source: QueueSource): boolean {
  if (view.kind === 'agent') return item.accountId === view.accountId && item.message.channelId === view.channelId;
  if (view.kind === 'page') return false;
  const standing = standingOf(item.message);
  switch (view.queue) {
    case 'needs-review':
      return isWaiting(item.key, source);
    case 'snoozed':
      return isSnoozedReview(item.key, source);
    case 'completed':
    case 'expired':
      return standing === view.queue;
    case 'all':
      return standing !== null;
  }
}

const created = (item: Item): number => toMs(item.message.createdAt) ?? 0;

/** When what the row tells happened: it was answered, it expired, it was asked. */
export function happenedAt(item: Item): number {
  const standing = standingOf(item.message);
  if (standing === 'completed' && item.message.review) return answeredAtOf(item.message.review) ?? created(item);
  return standing === 'expired' ? (expiryOf(item.message) ?? created(item)) : created(item);
}

function byNewest(a: Item, b: Item): number {
  return happenedAt(b) - happenedAt(a) || (a.key < b.key ? 1 : -1);
}

/** What expires first comes first; what is closed or never expires follows, newest first. */
export function byUrgency(a: Item, b: Item): number {
  const end = (item: Item): number =>
    standingOf(item.message) === 'pending'
      ? (expiryOf(item.message) ?? Number.MAX_SAFE_INTEGER - 1)
      : Number.MAX_SAFE_INTEGER;
  return end(a) - end(b) || byNewest(a, b);
}

/** The keys of a view in its order. */
export function listKeys(source: QueueSource, view: View, sort: Sort): ItemKey[] {
  const members = [...source.items.values()].filter((item) => belongs(item, view, source));
  const order = effectiveSort(view, sort);
  if (order === 'agent') {
    const names = new Map(
      Object.entries(source.agents).flatMap(([accountId, agents]) =>
        agents.map((agent) => [agentKey(accountId, agent.id), agent.name] as const),
      ),
    );
    const nameOf = (item: Item): string => names.get(agentKey(item.accountId, item.message.channelId)) ?? '';
    members.sort((a, b) => nameOf(a).localeCompare(nameOf(b)) || byUrgency(a, b));
  } else members.sort(order === 'newest' ? byNewest : byUrgency);
  return members.map((item) => item.key);
}

/** The most urgent review among `keys` that still waits for an answer. */
export function mostUrgent(source: QueueSource, keys: readonly ItemKey[]): ItemKey | null {
  const waiting = keys.flatMap((key) => {
    const item = source.items.get(key);
    return item && isWaiting(key, source) ? [item] : [];
  });
  return waiting.sort(byUrgency)[0]?.key ?? null;
}
