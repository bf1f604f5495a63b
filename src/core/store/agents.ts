import type { AgentStatus } from '../../contract/agent.ts';
import type { ChannelActivity, StoredAgent } from '../domain/agent.ts';
import { type AgentRow, agentFromRow, agentToRow, INSERT_AGENT } from './agent-row.ts';
import type { Database } from './database.ts';

/** A status that an agent reports of itself. */
export interface ReportedStatus {
  readonly status: AgentStatus;
  readonly statusMessage: string | null;
}

/** Agents, which are channels. */
export interface AgentStore {
  create(agent: StoredAgent): Promise<void>;
  find(id: string): Promise<StoredAgent | null>;
  /** Agents of one person, newest first. */
  list(ownerId: string): Promise<StoredAgent[]>;
  /** For each agent of a person the last message and how many of its messages are newer than the read marker. */
  listWithActivity(ownerId: string): Promise<(StoredAgent & { activity: ChannelActivity })[]>;
  /** Stores a ping; one history row per real change of the word (contract.md 6.10). Null when there is no such agent. */
  reportStatus(id: string, reported: ReportedStatus, historyId: string, now: number): Promise<StoredAgent | null>;
  markRead(userId: string, channelId: string, now: number): Promise<void>;
}

export function createAgentStore(database: Database): AgentStore {
  const find = (id: string): StoredAgent | null => {
    const row = database.get<AgentRow>('SELECT * FROM agents WHERE id = :id', { id });
    return row === null ? null : agentFromRow(row);
  };
  const list = (ownerId: string): StoredAgent[] =>
    database
      .all<AgentRow>('SELECT * FROM agents WHERE owner_id = :ownerId ORDER BY created_at DESC, id DESC', { ownerId })
      .map(agentFromRow);

  return {
    create: (agent) =>
      database.write(() => {
        database.run(INSERT_AGENT, agentToRow(agent));
      }),
    find: async (id) => find(id),
    list: async (ownerId) => list(ownerId),
    listWithActivity: async (ownerId) =>
      list(ownerId).map((agent) => {
        const last = database.get<{ text: string | null; created_at: number }>(
          'SELECT text, created_at FROM messages WHERE channel_id = :id ORDER BY created_at DESC, id DESC LIMIT 1',
          { id: agent.id },
        );
        const unread = database.get<{ count: number }>(
          'SELECT unread_count AS count FROM channel_unread WHERE channel_id = :id',
          { id: agent.id },
        );
        const lastMessage = last === null ? null : { text: last.text, createdAt: last.created_at };
        return { ...agent, activity: { lastMessage, unreadCount: unread?.count ?? 0 } };
      }),
    reportStatus: (id, reported, historyId, now) =>
      database.write(() => {
        const before = find(id);
        if (before === null) return null;
        const isChange = before.status !== reported.status || before.statusSince === null;
        database.run(
          `UPDATE agents SET status = :status, status_message = :statusMessage, last_active_at = :now,
             status_since = :statusSince WHERE id = :id`,
          { ...reported, id, now, statusSince: isChange ? now : before.statusSince },
        );
        if (isChange) {
          database.run(
            'INSERT INTO status_history (id, agent_id, status, message, created_at) VALUES (:historyId, :id, :status, :statusMessage, :now)',
            { ...reported, historyId, id, now },
          );
        }
        return find(id);
      }),
    markRead: (userId, channelId, now) =>
      database.write(() => {
        database.run(
          // Selected, so that a channel that is gone meanwhile has no marker instead of a broken reference.
          `INSERT INTO read_markers (user_id, channel_id, read_at)
           SELECT owner_id, id, :now FROM agents WHERE id = :channelId AND owner_id = :userId
           ON CONFLICT (user_id, channel_id) DO UPDATE SET read_at = max(read_at, excluded.read_at)`,
          { userId, channelId, now },
        );
      }),
  };
}
