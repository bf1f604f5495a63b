import { LIMITS } from '../../contract/limits.ts';
import type { AgentStatisticsStore, StoredStatusChange } from '../store/agent-statistics.ts';
import type { Agents } from './agents.ts';

/** Counts for the person (contract.md 7.1). */
export interface AgentStatistics {
  ofAll: AgentStatisticsStore['countAll'];
  /** Raises `agent_not_found`. */
  ofOne(
    ownerId: string,
    id: string,
  ): Promise<{ fromAgentCount: number; fromUserCount: number; statusHistory: StoredStatusChange[] }>;
}

export function createAgentStatistics(store: AgentStatisticsStore, agents: Agents): AgentStatistics {
  return {
    ofAll: (ownerId) => store.countAll(ownerId),
    async ofOne(ownerId, id) {
      await agents.getOwned(ownerId, id, 'agent_not_found');
      const counted = await store.countMessages(id);
      return { ...counted, statusHistory: await store.listStatusHistory(id, LIMITS.statusHistoryCount) };
    },
  };
}
