import type { Database } from './database.ts';

/** Values of the core itself, by name, e.g. the secret that signs sessions. */
export interface SettingStore {
  find(key: string): Promise<string | null>;
  set(key: string, value: string): Promise<void>;
}

export function createSettingStore(database: Database): SettingStore {
  return {
    find: async (key) =>
      database.get<{ value: string }>('SELECT value FROM settings WHERE key = :key', { key })?.value ?? null,
    set: (key, value) =>
      database.write(() => {
        database.run(
          'INSERT INTO settings (key, value) VALUES (:key, :value) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
          { key, value },
        );
      }),
  };
}
