import type { z } from 'zod';
import type { apiKey, SessionUser } from '../../contract/session.ts';
import type { StoredApiKey } from '../store/api-keys.ts';
import type { StoredUser } from '../store/users.ts';
import { presentInstant, presentOptionalInstant } from './instant.ts';

/** The person of a session (contract.md 3.2). */
export function presentUser(user: StoredUser): SessionUser {
  return {
    id: user.id,
    email: user.email,
    displayName: user.displayName,
    role: user.role,
    mustChangePassword: user.mustChangePassword,
  };
}

/** A key without its secret or hash (contract.md 4.5). */
export function presentApiKey(key: StoredApiKey): z.infer<typeof apiKey> {
  return {
    id: key.id,
    userId: key.userId,
    label: key.label,
    keyPrefix: key.keyPrefix,
    lastUsedAt: presentOptionalInstant(key.lastUsedAt),
    createdAt: presentInstant(key.createdAt),
    ...(key.scope === null ? {} : { scope: key.scope }),
  };
}
