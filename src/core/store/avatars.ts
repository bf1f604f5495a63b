import type { Database } from './database.ts';

/** The picture of an agent; its bytes lie under their hash (contract.md 7.1). */
export interface StoredAvatar {
  readonly mimeType: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}

/** Pictures of agents. */
export interface AvatarStore {
  find(agentId: string): Promise<StoredAvatar | null>;
  /** Stores or replaces the picture, and writes its storage key into the agent. False when the agent is gone. */
  set(agentId: string, avatar: StoredAvatar, storageKey: string): Promise<boolean>;
  /** Deletes the picture and what the agent says of it, also an address of elsewhere. */
  delete(agentId: string): Promise<void>;
}

/** Makes the store. */
export function createAvatarStore(database: Database): AvatarStore {
  const setAvatarUrl = (agentId: string, avatarUrl: string | null): number =>
    database.run('UPDATE agents SET avatar_url = :avatarUrl WHERE id = :agentId', { agentId, avatarUrl });

  return {
    async find(agentId) {
      const row = database.get<{ mime_type: string; size_bytes: number; sha256: string }>(
        'SELECT mime_type, size_bytes, sha256 FROM avatars WHERE agent_id = :agentId',
        { agentId },
      );
      return row === null ? null : { mimeType: row.mime_type, sizeBytes: row.size_bytes, sha256: row.sha256 };
    },
    set: (agentId, avatar, storageKey) =>
      database.write(() => {
        if (setAvatarUrl(agentId, storageKey) === 0) return false;
        database.run(
          `INSERT INTO avatars (agent_id, mime_type, size_bytes, sha256) VALUES (:agentId, :mimeType, :sizeBytes, :sha256)
           ON CONFLICT (agent_id) DO UPDATE SET mime_type = excluded.mime_type, size_bytes = excluded.size_bytes,
             sha256 = excluded.sha256`,
          { agentId, ...avatar },
        );
        return true;
      }),
    delete: (agentId) =>
      database.write(() => {
        database.run('DELETE FROM avatars WHERE agent_id = :agentId', { agentId });
        setAvatarUrl(agentId, null);
      }),
  };
}
