import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { USER_ROLES } from './session.ts';
import { id, instant } from './value.ts';

/** A person, as an owner sees them (contract.md 4.5). */
export const user = z.object({
  id,
  email: z.string(),
  displayName: z.string(),
  role: z.string(),
  createdAt: instant,
});
export type User = z.infer<typeof user>;

const password = z.string().min(LIMITS.passwordMinChars).max(LIMITS.passwordMaxChars);

/** What creates a person; they must change the password at their first login (contract.md 7.3). */
export const createUserRequest = z.object({
  email: z.email(),
  displayName: z.string().trim().min(1),
  password,
  role: z.enum(USER_ROLES).default('member'),
});
export type CreateUserRequest = z.infer<typeof createUserRequest>;

/** What an owner may change of a person; a member left out stays. */
export const updateUserRequest = z.object({
  email: z.email().optional(),
  displayName: z.string().trim().min(1).optional(),
  password: password.optional(),
  role: z.enum(USER_ROLES).optional(),
});
export type UpdateUserRequest = z.infer<typeof updateUserRequest>;
