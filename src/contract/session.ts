import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { keyScope, keyScopeRequest } from './mcp.ts';
import { id, instant } from './value.ts';

export const USER_ROLES = ['owner', 'member'] as const;

/** The person of a session (contract.md 3.2). */
export const sessionUser = z.object({
  id,
  email: z.string(),
  displayName: z.string(),
  role: z.string(),
  mustChangePassword: z.boolean().optional(),
});
export type SessionUser = z.infer<typeof sessionUser>;
export const sessionAnswer = z.object({ user: sessionUser });

export const loginRequest = z.object({ email: z.email(), password: z.string().min(1).max(LIMITS.passwordMaxChars) });
export const changePasswordRequest = z.object({
  currentPassword: z.string().min(1).max(LIMITS.passwordMaxChars),
  newPassword: z.string().min(LIMITS.passwordMinChars).max(LIMITS.passwordMaxChars),
});
export const wsTicket = z.object({ ticket: z.string() });

/** Name of the session cookie; its value is the bare JWT. */
export const SESSION_COOKIE = 'access_token';

/** A key of a person's agents. The raw key travels once, at creation or rotation (contract.md 3.1). */
export const apiKey = z.object({
  id,
  userId: z.string(),
  label: z.string(),
  keyPrefix: z.string(),
  lastUsedAt: instant.nullable(),
  createdAt: instant,
  scope: keyScope.optional().describe('What an MCP client’s key is limited to; absent for a key of an agent. Ours'),
});
export const apiKeyWithSecret = apiKey.extend({ key: z.string() });
export const createApiKeyRequest = z.object({
  label: z.string().min(1).max(LIMITS.apiKeyLabelChars).default('Default'),
  scope: keyScopeRequest.optional().describe('Makes a key for one MCP client, which works at /mcp only. Ours'),
});
