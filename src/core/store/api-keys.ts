import { z } from 'zod';
import type { KeyScope } from '../../contract/mcp.ts';
import type { Database } from './database.ts';

/** A key as stored: only the SHA-256 of the raw key, never the key (contract.md 3.1). */
export interface StoredApiKey {
  readonly id: string;
  readonly userId: string;
  readonly label: string;
  readonly keyHash: string;
  readonly keyPrefix: string;
  /** Null: never used since it was made or rotated. */
  readonly lastUsedAt: number | null;
  readonly createdAt: number;
  /** What an MCP client's key is limited to; null for a key of an agent, which may do everything. */
  readonly scope: KeyScope | null;
}

interface ApiKeyRow {
  id: string;
  user_id: string;
  label: string;
  key_hash: string;
  key_prefix: string;
  last_used_at: number | null;
  created_at: number;
  is_scoped: number;
  scope_channel_id: string | null;
  scope_tools: string | null;
}

const COLUMNS =
  'id, user_id, label, key_hash, key_prefix, last_used_at, created_at, is_scoped, scope_channel_id, scope_tools';
const toolNames = z.array(z.string());

/** Keys of people's agents. */
export interface ApiKeyStore {
  create(key: StoredApiKey): Promise<void>;
  findByHash(keyHash: string): Promise<StoredApiKey | null>;
  /** Keys of one person, newest first. */
  list(userId: string): Promise<StoredApiKey[]>;
  /** Replaces the secret; null when the person has no such key. */
  rotate(userId: string, id: string, secret: { keyHash: string; keyPrefix: string }): Promise<StoredApiKey | null>;
  markUsed(id: string, now: number): Promise<void>;
  /** Whether there was such a key. */
  delete(userId: string, id: string): Promise<boolean>;
}

export function createApiKeyStore(database: Database): ApiKeyStore {
  return {
    create: ({ scope, ...key }) =>
      database.write(() => {
        database.run(
          `INSERT INTO api_keys (${COLUMNS}) VALUES (:id, :userId, :label, :keyHash, :keyPrefix, :lastUsedAt, :createdAt, :isScoped, :scopeChannelId, :scopeTools)`,
          {
            ...key,
            isScoped: scope === null ? 0 : 1,
            scopeChannelId: scope?.channelId ?? null,
            scopeTools: scope?.tools ? JSON.stringify(scope.tools) : null,
          },
        );
      }),
    async findByHash(keyHash) {
      const row = database.get<ApiKeyRow>(`SELECT ${COLUMNS} FROM api_keys WHERE key_hash = :keyHash`, { keyHash });
      return row === null ? null : fromRow(row);
    },
    list: async (userId) =>
      database
        .all<ApiKeyRow>(`SELECT ${COLUMNS} FROM api_keys WHERE user_id = :userId ORDER BY created_at DESC, id DESC`, {
          userId,
        })
        .map(fromRow),
    rotate: (userId, id, secret) =>
      database.write(() => {
        database.run(
          'UPDATE api_keys SET key_hash = :keyHash, key_prefix = :keyPrefix, last_used_at = NULL WHERE id = :id AND user_id = :userId',
          { ...secret, id, userId },
        );
        const row = database.get<ApiKeyRow>(`SELECT ${COLUMNS} FROM api_keys WHERE id = :id AND user_id = :userId`, {
          id,
          userId,
        });
        return row === null ? null : fromRow(row);
      }),
    markUsed: (id, now) =>
      database.write(() => {
        database.run('UPDATE api_keys SET last_used_at = :now WHERE id = :id', { id, now });
      }),
    delete: (userId, id) =>
      database.write(
        () => database.run('DELETE FROM api_keys WHERE id = :id AND user_id = :userId', { id, userId }) > 0,
      ),
  };
}

function fromRow(row: ApiKeyRow): StoredApiKey {
  return {
    id: row.id,
    userId: row.user_id,
    label: row.label,
    keyHash: row.key_hash,
    keyPrefix: row.key_prefix,
    lastUsedAt: row.last_used_at,
    createdAt: row.created_at,
    scope: row.is_scoped === 0 ? null : scopeOf(row),
  };
}

function scopeOf({ scope_channel_id: channelId, scope_tools: tools }: ApiKeyRow): KeyScope {
  return { channelId, tools: tools === null ? null : toolNames.parse(JSON.parse(tools)) };
}
