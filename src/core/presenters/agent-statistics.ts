import type { AgentStatistics, AllAgentsStatistics } from '../../contract/agent-statistics.ts';
import type { StoredStatusChange } from '../store/agent-statistics.ts';
import { presentInstant } from './instant.ts';

// There is no request log here (contract.md 14), so there is nothing to count.
const NO_REQUEST_LOG = { successRequests: 0, errorRequests: 0 };

/** Counts over all agents of a person (contract.md 7.1). */
export function presentAllAgentsStatistics(counted: {
  readonly agentCount: number;
  readonly activeAgentCount: number;
  readonly messageCount: number;
}): AllAgentsStatistics {
  return {
    totalAgents: counted.agentCount,
    activeAgents: counted.activeAgentCount,
    totalMessages: counted.messageCount,
    ...NO_REQUEST_LOG,
  };
}

/** Counts of one agent, with its newest status changes (contract.md 7.1). */
export function presentAgentStatistics(counted: {
  readonly fromAgentCount: number;
  readonly fromUserCount: number;
  readonly statusHistory: readonly StoredStatusChange[];
}): AgentStatistics {
  const { fromAgentCount, fromUserCount, statusHistory } = counted;
  return {
    totalMessages: fromAgentCount + fromUserCount,
    totalInbound: fromAgentCount,
    totalOutbound: fromUserCount,
    ...NO_REQUEST_LOG,
    statusHistory: statusHistory.map(({ id, agentId, status, message, createdAt }) => ({
      id,
      agentId,
      status,
      message,
      createdAt: presentInstant(createdAt),
    })),
  };
}
