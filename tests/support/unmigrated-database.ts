import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { createDatabase, type Database } from '../../src/core/store/database.ts';
import { MIGRATIONS, migrate } from '../../src/core/store/migrate.ts';
import { loadSqliteEngine } from '../../src/sqlite/engine.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

/** A database on disk without a table, for tests of what a migration makes of one that an earlier version wrote. */
export interface UnmigratedDatabase {
  readonly handle: DatabaseSync;
  readonly database: Database;
  /** Takes the steps that are wanted, by their versions; all of them unless told. */
  migrate(isWanted?: (version: number) => boolean): void;
  close(): Promise<void>;
}

/** Makes such a database in a folder of its own, which `close` deletes. */
export async function openUnmigratedDatabase(): Promise<UnmigratedDatabase> {
  const folder = await makeTemporaryFolder();
  const handle = new (loadSqliteEngine().DatabaseSync)(join(folder.path, 'test.db'));
  handle.exec('PRAGMA foreign_keys = ON');
  const database = createDatabase(handle);
  return {
    handle,
    database,
    migrate: (isWanted = () => true) =>
      migrate(
        handle,
        MIGRATIONS.filter(({ version }) => isWanted(version)),
      ),
    async close() {
      await database.close();
      await folder.remove();
    },
  };
}
