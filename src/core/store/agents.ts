import type { AgentStatus } from '../../contract/agent.ts';
import type { ChannelActivity, StoredAgent } from '../domain/agent.ts';
import type { Database } from './database.ts';

interface AgentRow {
  id: string;
  owner_id: string;
  name: string;
  description: string | null;
  avatar_url: string | null;
  webhook_url: string | null;
  webhook_headers: string | null;
  webhook_auth: string | null;
  status: AgentStatus;
  status_message: string | null;
  status_since: number | null;
  last_active_at: number | null;
  commands: string | null;
  tag: string | null;
  management_url: string | null;
  management_api_key: string | null;
  is_subagent: number;
  parent_agent_id: string | null;
  created_at: number;
}

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
        database.run(
          `INSERT INTO agents (id, owner_id, name, description, avatar_url, webhook_url, webhook_headers, webhook_auth,
             status, status_message, status_since, last_active_at, commands, tag, management_url, management_api_key,
             is_subagent, parent_agent_id, created_at)
           VALUES (:id, :ownerId, :name, :description, :avatarUrl, :webhookUrl, :webhookHeaders, :webhookAuth,
             :status, :statusMessage, :statusSince, :lastActiveAt, :commands, :tag, :managementUrl, :managementApiKey,
             :isSubagent, :parentAgentId, :createdAt)`,
          {
            ...agent,
            webhookHeaders: json(agent.webhookHeaders),
            webhookAuth: json(agent.webhookAuth),
            commands: json(agent.commands),
            isSubagent: agent.isSubagent ? 1 : 0,
          },
        );
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
          `SELECT count(*) AS count FROM messages WHERE channel_id = :id AND sender_type = 'agent' AND created_at >
             coalesce((SELECT read_at FROM read_markers WHERE user_id = :ownerId AND channel_id = :id), -1)`,
          { id: agent.id, ownerId },
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
          `INSERT INTO read_markers (user_id, channel_id, read_at) VALUES (:userId, :channelId, :now)
           ON CONFLICT (user_id, channel_id) DO UPDATE SET read_at = max(read_at, excluded.read_at)`,
          { userId, channelId, now },
        );
      }),
  };
}

function json(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}

function parsed<T>(text: string | null): T | null {
  return text === null ? null : (JSON.parse(text) as T);
}

function agentFromRow(row: AgentRow): StoredAgent {
  return {
    id: row.id,
    ownerId: row.owner_id,
    name: row.name,
    description: row.description,
    avatarUrl: row.avatar_url,
    webhookUrl: row.webhook_url,
    webhookHeaders: parsed(row.webhook_headers),
    webhookAuth: parsed(row.webhook_auth),
    status: row.status,
    statusMessage: row.status_message,
    statusSince: row.status_since,
    lastActiveAt: row.last_active_at,
    commands: parsed(row.commands),
    tag: row.tag,
    managementUrl: row.management_url,
    managementApiKey: row.management_api_key,
    isSubagent: row.is_subagent === 1,
    parentAgentId: row.parent_agent_id,
    createdAt: row.created_at,
  };
}
