import { createHash } from 'node:crypto';
import { AppError } from '../../contract/errors.ts';
import { LIMITS } from '../../contract/limits.ts';
import type { KeyScope } from '../../contract/mcp.ts';
import type { EventBus } from '../domain/events.ts';
import type { Ports } from '../ports.ts';
import type { ApiKeyStore, StoredApiKey } from '../store/api-keys.ts';

const KEY_START = 'hp_';
const KEY_RANDOM_BYTES = 24;
const PREFIX_CHARS = 11;

/** A stored key with its raw secret, which exists only in this answer. */
export interface NewApiKey {
  readonly stored: StoredApiKey;
  readonly raw: string;
}

/** Keys of agents: made, checked, rotated, deleted (contract.md 3.1). */
export interface ApiKeys {
  /** A scope makes it an MCP client's. */
  create(userId: string, label: string, scope?: KeyScope | null): Promise<NewApiKey>;
  list(userId: string): Promise<StoredApiKey[]>;
  rotate(userId: string, id: string): Promise<NewApiKey>;
  delete(userId: string, id: string): Promise<void>;
  /**
   * The agent's key behind a raw secret. Raises `api_key_missing` (absent or wrong form), `api_key_unknown`, or
   * `api_key_scoped` for one that is good for MCP only.
   */
  authenticate(raw: string | undefined): Promise<StoredApiKey>;
  /** The same for an MCP client, which may have a key with a scope. */
  authenticateClient(raw: string | undefined): Promise<StoredApiKey>;
}

export function createApiKeys(store: ApiKeyStore, events: EventBus, ports: Ports): ApiKeys {
  const newSecret = () => {
    const raw = KEY_START + ports.randomBytes(KEY_RANDOM_BYTES).toString('hex');
    return { raw, keyHash: hashKey(raw), keyPrefix: raw.slice(0, PREFIX_CHARS) };
  };
  const findKey = async (raw: string | undefined): Promise<StoredApiKey> => {
    if (raw === undefined || !raw.startsWith(KEY_START)) throw new AppError('api_key_missing');
    const key = await store.findByHash(hashKey(raw));
    if (key === null) throw new AppError('api_key_unknown');
    return key;
  };
  const noteUse = (key: StoredApiKey): StoredApiKey => {
    const now = ports.clock.now();
    if (key.lastUsedAt === null || now - key.lastUsedAt >= LIMITS.keyUsedWriteIntervalMs) {
      // The caller need not wait for this; a lost write costs a date in a list.
      store.markUsed(key.id, now).catch((error: unknown) => {
        ports.log('warn', 'The last use of an API key could not be written', { reason: String(error) });
      });
    }
    return key;
  };
  const noSuchKey = () => new AppError('api_key_not_found');

  return {
    async create(userId, label, scope = null) {
      const { raw, keyHash, keyPrefix } = newSecret();
      const createdAt = ports.clock.now();
      const stored = { id: ports.newId(), userId, label, keyHash, keyPrefix, lastUsedAt: null, createdAt, scope };
      await store.create(stored);
      return { stored, raw };
    },
    list: (userId) => store.list(userId),
    async rotate(userId, id) {
      const { raw, keyHash, keyPrefix } = newSecret();
      const stored = await store.rotate(userId, id, { keyHash, keyPrefix });
      if (stored === null) throw noSuchKey();
      events.publish({ kind: 'key:revoked', keyId: id });
      return { stored, raw };
    },
    async delete(userId, id) {
      if (!(await store.delete(userId, id))) throw noSuchKey();
      events.publish({ kind: 'key:revoked', keyId: id });
    },
    async authenticate(raw) {
      const key = await findKey(raw);
      if (key.scope !== null) throw new AppError('api_key_scoped');
      return noteUse(key);
    },
    authenticateClient: async (raw) => noteUse(await findKey(raw)),
  };
}

/** What is stored of a key (contract.md 3.1). */
export function hashKey(raw: string): string {
  return createHash('sha256').update(raw).digest('hex');
}
