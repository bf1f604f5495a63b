import { AppError } from '../../contract/errors.ts';
import type { UpdatePreferencesRequest } from '../../contract/preferences.ts';
import type { Ports } from '../ports.ts';
import type { PreferenceStore, StoredPreferences } from '../store/preferences.ts';

/** How people like to see the inbox (contract.md 7.3). */
export interface UserPreferences {
  /** Null when the person has never set any. */
  find(userId: string): Promise<StoredPreferences | null>;
  /** Raises `session_invalid` when the person is gone meanwhile. */
  update(userId: string, request: UpdatePreferencesRequest): Promise<StoredPreferences>;
}

export function createUserPreferences(store: PreferenceStore, ports: Ports): UserPreferences {
  return {
    find: (userId) => store.find(userId),
    async update(userId, request) {
      const stored = await store.change(userId, request, ports.clock.now());
      if (stored === null) throw new AppError('session_invalid');
      return stored;
    },
  };
}
