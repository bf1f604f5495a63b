import type { DatabaseSync } from 'node:sqlite';
import { sql as initial } from './migrations/0010-initial.ts';
import { sql as files } from './migrations/0020-files.ts';
import { sql as streamsAndPreferences } from './migrations/0030-streams-and-preferences.ts';
import { sql as webhookDeliveries } from './migrations/0040-webhook-deliveries.ts';
import { sql as pluginConfig } from './migrations/0050-plugin-config.ts';
import { sql as scale } from './migrations/0060-scale.ts';
import { sql as messagesWithFiles } from './migrations/0070-messages-with-files.ts';
import { sql as keyScopes } from './migrations/0090-key-scopes.ts';
import { StartUpFault } from './start-up-fault.ts';

/** One step from the version before it to `version`. Steps are never edited once released; a fix is a new step. */
export interface Migration {
  readonly version: number;
  readonly sql: string;
}

/** Every step, rising by ten so that an urgent fix can slip between two. */
export const MIGRATIONS: readonly Migration[] = [
  { version: 10, sql: initial },
  { version: 20, sql: files },
  { version: 30, sql: streamsAndPreferences },
  { version: 40, sql: webhookDeliveries },
  { version: 50, sql: pluginConfig },
  { version: 60, sql: scale },
  { version: 70, sql: messagesWithFiles },
  { version: 90, sql: keyScopes },
];

/**
 * Brings a database to the newest version, each step with its version in one transaction. Raises `database_newer` for a
 * file that a newer program wrote, and leaves that file as it is.
 */
export function migrate(handle: DatabaseSync, migrations: readonly Migration[] = MIGRATIONS): void {
  const current = schemaVersion(handle);
  const newest = migrations.at(-1)?.version ?? 0;
  if (current > newest) {
    throw new StartUpFault(
      'database_newer',
      `The data was written by a newer Placet Desk (data version ${current}, this program knows ${newest}). Update Placet Desk, or start it with another data folder (--data).`,
    );
  }
  for (const migration of migrations) {
    if (migration.version <= current) continue;
    handle.exec('BEGIN IMMEDIATE');
    try {
      handle.exec(migration.sql);
      handle.exec(`PRAGMA user_version = ${migration.version}`);
      handle.exec('COMMIT');
    } catch (error) {
      handle.exec('ROLLBACK');
      throw error;
    }
  }
}

/** The version that the file says it has; 0 for a new one. */
export function schemaVersion(handle: DatabaseSync): number {
  const row = handle.prepare('PRAGMA user_version').get() as { user_version: number };
  return row.user_version;
}
