import type { Database } from './database.ts';

/** Which stored bytes rows name, and which some row has let go of since the last sweep. */
export interface ByteReferences {
  /** Whether a committed row names these bytes. Answers at once. */
  isNamed(sha256: string): boolean;
  /** Hashes that a deleted or changed row named, oldest sweep first, at most `limit`. Answers at once. */
  listReleased(limit: number): string[];
  /** Forgets hashes that were looked at. */
  forgetReleased(hashes: readonly string[]): Promise<void>;
}

/** Makes the view of the two tables that name bytes. */
export function createByteReferences(database: Database): ByteReferences {
  return {
    isNamed: (sha256) =>
      database.get(
        `SELECT 1 FROM attachments WHERE sha256 = :sha256 UNION ALL SELECT 1 FROM avatars WHERE sha256 = :sha256 LIMIT 1`,
        { sha256 },
      ) !== null,
    listReleased: (limit) =>
      database
        .all<{ sha256: string }>('SELECT sha256 FROM released_bytes LIMIT :limit', { limit })
        .map(({ sha256 }) => sha256),
    forgetReleased: (hashes) =>
      database.write(() => {
        for (const sha256 of hashes) database.run('DELETE FROM released_bytes WHERE sha256 = :sha256', { sha256 });
      }),
  };
}
