import type { AgentStatus } from '../../contract/agent.ts';
import type { StoredAgent } from '../domain/agent.ts';

/** A row of `agents`, column by column. */
export interface AgentRow {
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

/** Stores a whole agent; the parameters are {@link agentToRow}'s. */
export const INSERT_AGENT = `INSERT INTO agents (id, owner_id, name, description, avatar_url, webhook_url, webhook_headers,
    webhook_auth, status, status_message, status_since, last_active_at, commands, tag, management_url, management_api_key,
    is_subagent, parent_agent_id, created_at)
  VALUES (:id, :ownerId, :name, :description, :avatarUrl, :webhookUrl, :webhookHeaders, :webhookAuth, :status,
    :statusMessage, :statusSince, :lastActiveAt, :commands, :tag, :managementUrl, :managementApiKey, :isSubagent,
    :parentAgentId, :createdAt)`;

/** A stored agent as parameters of {@link INSERT_AGENT}. */
export function agentToRow(agent: StoredAgent) {
  return {
    ...agent,
    webhookHeaders: json(agent.webhookHeaders),
    webhookAuth: json(agent.webhookAuth),
    commands: json(agent.commands),
    isSubagent: agent.isSubagent ? 1 : 0,
  };
}

/** A row as the domain knows it. */
export function agentFromRow(row: AgentRow): StoredAgent {
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

function json(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}

function parsed<T>(text: string | null): T | null {
  return text === null ? null : (JSON.parse(text) as T);
}
