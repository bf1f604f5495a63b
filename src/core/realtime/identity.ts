import type { CoreEvent } from '../domain/events.ts';
import type { Reader } from '../presenters/message.ts';
import type { Services } from '../services/services.ts';

/** Who is on the other end of a socket: a person's program, or an agent with a key. */
export interface SocketIdentity {
  readonly userId: string;
  readonly reader: Reader;
  /** The key that opened it; null for a person's program. */
  readonly keyId: string | null;
}

/** Finds out by the handshake's `auth` (contract.md 8.1). Rejects when that names nobody. */
export async function identify(
  auth: Record<string, unknown>,
  { apiKeys, sessions }: Pick<Services, 'apiKeys' | 'sessions'>,
): Promise<SocketIdentity> {
  if (typeof auth.apiKey === 'string') {
    const { id, userId } = await apiKeys.authenticate(auth.apiKey);
    return { userId, reader: 'agent', keyId: id };
  }
  const user = await sessions.authenticate(typeof auth.token === 'string' ? auth.token : undefined);
  return { userId: user.id, reader: 'person', keyId: null };
}

/**
 * Whose sockets a fact ends: an old key is dead at once and a deleted person is nobody (contract.md 3.1, 3.2). Null for
 * facts that end none; a logout and a new password leave sessions as they are.
 */
export function endedBy(event: CoreEvent): ((identity: SocketIdentity) => boolean) | null {
  if (event.kind === 'key:revoked') return ({ keyId }) => keyId === event.keyId;
  if (event.kind === 'user:deleted') return ({ userId }) => userId === event.userId;
  return null;
}
