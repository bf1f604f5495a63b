import type { StoredAgent } from '../domain/agent.ts';
import { type AgentRow, agentFromRow, agentToRow } from './agent-row.ts';
import { type DeletedChannel, deleteChannels } from './channel-deletion.ts';
import type { Database } from './database.ts';

/** Changes of agents as whole steps, and their end (contract.md 6.9). */
export interface AgentSettingStore {
  /**
   * Changes an agent as `decide` says, which sees it and, by `find`, the others as they are in this step. Null when there
   * is no such agent.
   */
  change(
    id: string,
    decide: (agent: StoredAgent, find: (id: string) => StoredAgent | null) => StoredAgent,
  ): Promise<StoredAgent | null>;
  /** Deletes a person's agent with everything in its channel; agents under it stand on their own. Null when there is none. */
  delete(ownerId: string, id: string): Promise<DeletedChannel | null>;
}

export function createAgentSettingStore(database: Database): AgentSettingStore {
  const find = (id: string): StoredAgent | null => {
    const row = database.get<AgentRow>('SELECT * FROM agents WHERE id = :id', { id });
    return row === null ? null : agentFromRow(row);
  };

  return {
    change: (id, decide) =>
      database.write(() => {
        const agent = find(id);
        if (agent === null) return null;
        const changed = decide(agent, find);
        const row = agentToRow(changed);
        database.run(
          `UPDATE agents SET name = :name, description = :description, avatar_url = :avatarUrl, webhook_url = :webhookUrl,
             webhook_headers = :webhookHeaders, webhook_auth = :webhookAuth, commands = :commands, tag = :tag,
             management_url = :managementUrl, management_api_key = :managementApiKey, is_subagent = :isSubagent,
             parent_agent_id = :parentAgentId WHERE id = :id`,
          {
            id,
            name: row.name,
            description: row.description,
            avatarUrl: row.avatarUrl,
            webhookUrl: row.webhookUrl,
            webhookHeaders: row.webhookHeaders,
            webhookAuth: row.webhookAuth,
            commands: row.commands,
            tag: row.tag,
            managementUrl: row.managementUrl,
            managementApiKey: row.managementApiKey,
            isSubagent: row.isSubagent,
            parentAgentId: row.parentAgentId,
          },
        );
        return changed;
      }),
    delete: (ownerId, id) =>
      database.write(() => (find(id)?.ownerId === ownerId ? (deleteChannels(database, [id])[0] ?? null) : null)),
  };
}
