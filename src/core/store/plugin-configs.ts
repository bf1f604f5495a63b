import type { Database } from './database.ts';

/** One value as stored: as it is, or sealed because it is secret. */
export type StoredEnvValue = { readonly plain: string } | { readonly sealed: string };

/** What a person set for one version of a plugin. */
export interface StoredPluginConfig {
  readonly isEnabled: boolean;
  readonly envValues: Readonly<Record<string, StoredEnvValue>>;
}

/** Values of plugins by name and version (contract.md 11.1). */
export interface PluginConfigStore {
  /** Null when nobody set anything. */
  find(name: string, version: string): Promise<StoredPluginConfig | null>;
  /**
   * Replaces the values of one version by what `change` makes of the stored ones, in one step; answers the new ones.
   * `updatedAt` is in milliseconds.
   */
  change(
    name: string,
    version: string,
    change: (before: StoredPluginConfig | null) => StoredPluginConfig,
    updatedAt: number,
  ): Promise<StoredPluginConfig>;
}

export function createPluginConfigStore(database: Database): PluginConfigStore {
  const find = (name: string, version: string): StoredPluginConfig | null => {
    const row = database.get<{ is_enabled: number; env_values: string }>(
      'SELECT is_enabled, env_values FROM plugin_configs WHERE name = :name AND version = :version',
      { name, version },
    );
    if (row === null) return null;
    return { isEnabled: row.is_enabled === 1, envValues: JSON.parse(row.env_values) };
  };
  return {
    find: async (name, version) => find(name, version),
    change: (name, version, change, updatedAt) =>
      database.write(() => {
        const after = change(find(name, version));
        database.run(
          `INSERT INTO plugin_configs (name, version, is_enabled, env_values, updated_at)
           VALUES (:name, :version, :isEnabled, :envValues, :updatedAt)
           ON CONFLICT (name, version) DO UPDATE
           SET is_enabled = excluded.is_enabled, env_values = excluded.env_values, updated_at = excluded.updated_at`,
          {
            name,
            version,
            isEnabled: after.isEnabled ? 1 : 0,
            envValues: JSON.stringify(after.envValues),
            updatedAt,
          },
        );
        return after;
      }),
  };
}
