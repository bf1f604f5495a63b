import type { Theme } from '../../contract/appearance.ts';
import type { Database } from './database.ts';

/** What a person prefers, as stored; `managementDashboard` null: never set. */
export interface StoredPreferences {
  readonly theme: Theme;
  readonly managementDashboard: boolean | null;
  readonly updatedAt: number;
}

/** Preferences of people. */
export interface PreferenceStore {
  /** Null when the person has never set any. */
  find(userId: string): Promise<StoredPreferences | null>;
  /** Stores what is given and keeps the rest. Null when there is no such person. */
  change(
    userId: string,
    change: { theme?: Theme | undefined; managementDashboard?: boolean | undefined },
    now: number,
  ): Promise<StoredPreferences | null>;
}

export function createPreferenceStore(database: Database): PreferenceStore {
  const find = (userId: string): StoredPreferences | null => {
    const row = database.get<{ theme: Theme; management_dashboard: number | null; updated_at: number }>(
      'SELECT theme, management_dashboard, updated_at FROM preferences WHERE user_id = :userId',
      { userId },
    );
    if (row === null) return null;
    const { theme, management_dashboard: dashboard, updated_at: updatedAt } = row;
    return { theme, managementDashboard: dashboard === null ? null : dashboard === 1, updatedAt };
  };

  return {
    find: async (userId) => find(userId),
    change: (userId, change, now) =>
      database.write(() => {
        if (database.get('SELECT 1 FROM users WHERE id = :userId', { userId }) === null) return null;
        const before = find(userId);
        const dashboard = change.managementDashboard ?? before?.managementDashboard ?? null;
        database.run(
          `INSERT INTO preferences (user_id, theme, management_dashboard, updated_at)
           VALUES (:userId, :theme, :dashboard, :now) ON CONFLICT (user_id) DO UPDATE SET theme = excluded.theme,
             management_dashboard = excluded.management_dashboard, updated_at = excluded.updated_at`,
          {
            userId,
            theme: change.theme ?? before?.theme ?? 'system',
            dashboard: dashboard === null ? null : Number(dashboard),
            now,
          },
        );
        return find(userId);
      }),
  };
}
