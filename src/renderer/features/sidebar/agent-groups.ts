import type { AgentWithActivity } from '../../../contract/agent.ts';
import { t } from '../../../words/words.ts';
import { toMs } from '../../state/review-facts.ts';
import { agoWords } from '../../state/time-words.ts';

/** An agent of an account, as the sidebar lists it. */
export interface ListedAgent {
  readonly accountId: string;
  readonly agent: AgentWithActivity;
}

/** Agents under one label; the untagged ones of an account come first, under none. */
export interface AgentGroup {
  readonly accountId: string;
  /** Whose they are, where agents of several accounts are listed. */
  readonly accountName: string | null;
  readonly tag: string | null;
  readonly agents: readonly ListedAgent[];
}

/** An account as far as the list of agents looks at it. */
interface ListedAccount {
  readonly id: string;
  readonly name: string;
}

/** Silent for longer than this, an agent is “last seen” (contract.md 6.10). */
const SILENT_MS = 5 * 60_000;

/** The agents of these accounts by account and tag, each group by name. */
export function groupAgents(
  accounts: readonly ListedAccount[],
  agents: Readonly<Record<string, readonly AgentWithActivity[]>>,
): AgentGroup[] {
  return accounts.flatMap(({ id: accountId, name }) => {
    const all = (agents[accountId] ?? []).map((agent) => ({ accountId, agent }));
    all.sort((a, b) => a.agent.name.localeCompare(b.agent.name) || (a.agent.id < b.agent.id ? -1 : 1));
    const groups = new Map<string, ListedAgent[]>();
    for (const listed of all) {
      const tag = listed.agent.tag?.trim() ?? '';
      groups.set(tag, [...(groups.get(tag) ?? []), listed]);
    }
    const accountName = accounts.length > 1 ? name : null;
    return [...groups]
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([tag, list]) => ({ accountId, accountName, tag: tag === '' ? null : tag, agents: list }));
  });
}

/** The second line of an agent: when it was last seen if it has gone silent, else what it says of itself. */
export function agentLineWords(agent: AgentWithActivity, nowMs: number): string | null {
  const seen = toMs(agent.lastActiveAt);
  if (seen !== null && nowMs - seen > SILENT_MS) return t('sidebar.lastSeenAgo', { ago: agoWords(seen, nowMs) });
  return agent.statusMessage?.trim() || null;
}
