import type { Database } from './database.ts';

/** A channel that is gone, and which of its reviews somebody may still have been waiting for. */
export interface DeletedChannel {
  readonly channelId: string;
  readonly ownerId: string;
  readonly pendingMessageIds: readonly string[];
}

/**
 * Deletes agents with everything in their channels; agents under them stand on their own. Part of a write step. Answers
 * those that were there.
 */
export function deleteChannels(database: Database, ids: readonly string[]): DeletedChannel[] {
  return ids.flatMap((id) => {
    const agent = database.get<{ owner_id: string }>('SELECT owner_id FROM agents WHERE id = :id', { id });
    if (agent === null) return [];
    const pending = database.all<{ id: string }>(
      `SELECT id FROM messages WHERE owner_id = :ownerId AND review_status = 'pending' AND channel_id = :id`,
      { id, ownerId: agent.owner_id },
    );
    database.run('UPDATE agents SET is_subagent = 0, parent_agent_id = NULL WHERE parent_agent_id = :id', { id });
    database.run('DELETE FROM agents WHERE id = :id', { id });
    return [{ channelId: id, ownerId: agent.owner_id, pendingMessageIds: pending.map((message) => message.id) }];
  });
}
