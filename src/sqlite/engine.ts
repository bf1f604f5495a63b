import { createRequire } from 'node:module';
import type { backup, DatabaseSync } from 'node:sqlite';

/** The interface of `node:sqlite`, which both engines have. */
export type SqliteEngine = { readonly DatabaseSync: typeof DatabaseSync; readonly backup: typeof backup };
export type Database = DatabaseSync;

/**
 * The runtime's own SQLite, or, in the Electron 33 stand-in that has none, the package with the same interface.
 * `process.getBuiltinModule` answers undefined instead of throwing, so no warning and no failed import.
 */
export function loadSqliteEngine(): SqliteEngine {
  const builtin = process.getBuiltinModule('node:sqlite') as SqliteEngine | undefined;
  if (builtin !== undefined) return builtin;
  return createRequire(import.meta.url)('@photostructure/sqlite') as SqliteEngine;
}
