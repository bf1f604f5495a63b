import type { AgentStatus } from '../../contract/agent.ts';
import type { Database } from './database.ts';

/** One change of an agent's status, as stored. */
export interface StoredStatusChange {
  readonly id: string;
  readonly agentId: string;
  readonly status: AgentStatus;
  readonly message: string | null;
  readonly createdAt: number;
}

/** Counts of agents and their messages (contract.md 7.1). */
export interface AgentStatisticsStore {
  countAll(ownerId: string): Promise<{ agentCount: number; activeAgentCount: number; messageCount: number }>;
  /** Messages of a channel, from the agent and from its person. */
  countMessages(channelId: string): Promise<{ fromAgentCount: number; fromUserCount: number }>;
  /** The newest status changes, newest first. */
  listStatusHistory(agentId: string, limit: number): Promise<StoredStatusChange[]>;
}

export function createAgentStatisticsStore(database: Database): AgentStatisticsStore {
  const count = (sql: string, parameters: Record<string, string>): number =>
    database.get<{ count: number }>(sql, parameters)?.count ?? 0;
  const countSent = (channelId: string, senderType: string): number =>
    count('SELECT count(*) AS count FROM messages WHERE channel_id = :channelId AND sender_type = :senderType', {
      channelId,
      senderType,
    });

  return {
    countAll: async (ownerId) => ({
      agentCount: count('SELECT count(*) AS count FROM agents WHERE owner_id = :ownerId', { ownerId }),
      activeAgentCount: count(`SELECT count(*) AS count FROM agents WHERE owner_id = :ownerId AND status = 'active'`, {
        ownerId,
      }),
      messageCount: count(
        'SELECT count(*) AS count FROM messages WHERE channel_id IN (SELECT id FROM agents WHERE owner_id = :ownerId)',
        { ownerId },
      ),
    }),
    countMessages: async (channelId) => ({
      fromAgentCount: countSent(channelId, 'agent'),
      fromUserCount: countSent(channelId, 'user'),
    }),
    listStatusHistory: async (agentId, limit) =>
      database.all<StoredStatusChange & Record<string, never>>(
        `SELECT id, agent_id AS agentId, status, message, created_at AS createdAt FROM status_history
         WHERE agent_id = :agentId ORDER BY created_at DESC, id DESC LIMIT :limit`,
        { agentId, limit },
      ),
  };
}
