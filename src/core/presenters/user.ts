import type { Preferences } from '../../contract/preferences.ts';
import type { User } from '../../contract/user.ts';
import type { StoredPreferences } from '../store/preferences.ts';
import type { StoredUser } from '../store/users.ts';
import { presentInstant } from './instant.ts';

/** A person as owners see them (contract.md 4.5). */
export function presentUserAccount(user: StoredUser): User {
  return {
    id: user.id,
    email: user.email,
    displayName: user.displayName,
    role: user.role,
    createdAt: presentInstant(user.createdAt),
  };
}

/** What a person prefers; the system's theme when they never said (contract.md 7.3). */
export function presentPreferences(userId: string, stored: StoredPreferences | null): Preferences {
  if (stored === null) return { userId, theme: 'system' };
  const { theme, managementDashboard, updatedAt } = stored;
  return {
    userId,
    theme,
    ...(managementDashboard === null ? {} : { managementDashboard }),
    updatedAt: presentInstant(updatedAt),
  };
}
