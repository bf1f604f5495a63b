import type { AgentWithActivity } from '../../../contract/agent.ts';
import type { InboxData } from '../../state/inbox-data.ts';
import { agentKey } from '../../state/item.ts';
import { overviewOf } from '../../state/queue.ts';
import { standingOf, toMs } from '../../state/review-facts.ts';
import { SILENT_MS } from './uptime.ts';

/** An agent with what became of its reviews. */
export interface AgentStanding {
  readonly key: string;
  readonly accountId: string;
  readonly accountName: string;
  readonly agent: AgentWithActivity;
  readonly waitingCount: number;
  readonly answeredCount: number;
  readonly expiredCount: number;
  readonly lastSeenMs: number | null;
}

/** The agents of all accounts. */
export function standingsOf({ accounts, agents, items }: InboxData): AgentStanding[] {
  const { pendingByAgent } = overviewOf(items);
  const answered = new Map<string, number>();
  const expired = new Map<string, number>();
  for (const { accountId, message } of items.values()) {
    const standing = standingOf(message);
    const counts = standing === 'completed' ? answered : standing === 'expired' ? expired : null;
    const key = agentKey(accountId, message.channelId);
    counts?.set(key, (counts.get(key) ?? 0) + 1);
  }
  return accounts.flatMap(({ id: accountId, name: accountName }) =>
    (agents[accountId] ?? []).map((agent): AgentStanding => {
      const key = agentKey(accountId, agent.id);
      return {
        key,
        accountId,
        accountName,
        agent,
        waitingCount: pendingByAgent.get(key) ?? 0,
        answeredCount: answered.get(key) ?? 0,
        expiredCount: expired.get(key) ?? 0,
        lastSeenMs: toMs(agent.lastActiveAt),
      };
    }),
  );
}

/** States that the page can be narrowed to: an agent's own words, and silence. */
export const STATES = ['active', 'busy', 'error', 'offline', 'silent'] as const;
export type State = (typeof STATES)[number];

/** Orders of the page. */
export const AGENT_SORTS = ['waiting', 'name', 'state', 'seen'] as const;
export type AgentSort = (typeof AGENT_SORTS)[number];

/** Which agents are shown, and in which order. */
export interface AgentWish {
  readonly state: State | null;
  readonly tag: string | null;
  readonly sort: AgentSort;
}

/** Whether an agent stopped reporting without saying good-bye. */
export function isSilent({ agent, lastSeenMs }: AgentStanding, nowMs: number): boolean {
  return agent.status !== 'offline' && lastSeenMs !== null && nowMs - lastSeenMs > SILENT_MS;
}

/** What needs a look first. */
const STATE_ORDER: readonly string[] = ['error', 'busy', 'active', 'offline'];

/** The agents that are wanted, in the wanted order. */
export function chooseAgents(standings: readonly AgentStanding[], wish: AgentWish, nowMs: number): AgentStanding[] {
  const isWanted = (standing: AgentStanding): boolean => {
    const { agent } = standing;
    if (wish.tag !== null && (agent.tag?.trim() ?? '') !== wish.tag) return false;
    if (wish.state === null) return true;
    return wish.state === 'silent' ? isSilent(standing, nowMs) : agent.status === wish.state;
  };
  const byName = (a: AgentStanding, b: AgentStanding): number =>
    a.agent.name.localeCompare(b.agent.name) || (a.key < b.key ? -1 : 1);
  const orders: Readonly<Record<AgentSort, (a: AgentStanding, b: AgentStanding) => number>> = {
    name: byName,
    waiting: (a, b) => b.waitingCount - a.waitingCount || byName(a, b),
    state: (a, b) => rankOf(a.agent.status) - rankOf(b.agent.status) || byName(a, b),
    seen: (a, b) => (b.lastSeenMs ?? 0) - (a.lastSeenMs ?? 0) || byName(a, b),
  };
  return standings.filter(isWanted).sort(orders[wish.sort]);
}

function rankOf(status: string): number {
  const rank = STATE_ORDER.indexOf(status);
  return rank < 0 ? STATE_ORDER.length : rank;
}

/** The tags in use, by name. */
export function tagsOf(standings: readonly AgentStanding[]): string[] {
  const tags = standings.map(({ agent }) => agent.tag?.trim() ?? '').filter((tag) => tag !== '');
  return [...new Set(tags)].sort((a, b) => a.localeCompare(b));
}
