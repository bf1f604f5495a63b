import type { FastifyRequest } from 'fastify';
import { SESSION_COOKIE } from '../../contract/session.ts';
import type { ApiKeys } from '../services/api-keys.ts';
import type { Sessions } from '../services/sessions.ts';
import type { StoredUser } from '../store/users.ts';

/** Who makes a request: an agent by key, acting as the key's person, or a person by session. */
export type Caller =
  | { readonly kind: 'agent'; readonly userId: string; readonly keyId: string }
  | { readonly kind: 'person'; readonly user: StoredUser };

/** The agent behind `x-api-key`, else behind a bearer key; the first wins when both are given (contract.md 3.1, R3). */
export async function authenticateAgent(request: FastifyRequest, apiKeys: ApiKeys): Promise<Caller> {
  const key = await apiKeys.authenticate(rawKeyOf(request));
  return { kind: 'agent', userId: key.userId, keyId: key.id };
}

/** The person behind the cookie, else behind a bearer token; with a cookie the header is ignored (contract.md 3.2). */
export async function authenticatePerson(request: FastifyRequest, sessions: Sessions): Promise<Caller> {
  const cookie = request.cookies[SESSION_COOKIE];
  const user = await sessions.authenticate(cookie ?? bearerOf(request));
  return { kind: 'person', user };
}

/** The key that a request carries: `x-api-key`, else a bearer key. */
export function rawKeyOf(request: FastifyRequest): string | undefined {
  const header = request.headers['x-api-key'];
  return typeof header === 'string' ? header : bearerOf(request);
}

function bearerOf(request: FastifyRequest): string | undefined {
  return /^bearer\s+(\S+)\s*$/i.exec(request.headers.authorization ?? '')?.[1];
}
