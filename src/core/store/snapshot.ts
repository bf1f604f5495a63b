import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadSqliteEngine } from '../../sqlite/engine.ts';
import { claimFolder, DATABASE_FILE, LOCK_FILE } from './open.ts';
import { StartUpFault } from './start-up-fault.ts';

/** Pages per step: all at once. A snapshot in steps begins anew whenever the core writes between two. */
const ALL_PAGES = 2 ** 30;

/** Copies the database of a data folder as it is at one instant, also while a core uses it (SQLite's online backup). */
export async function snapshotDatabase(dataFolder: string, target: string): Promise<void> {
  const { DatabaseSync, backup } = loadSqliteEngine();
  const source = new DatabaseSync(join(dataFolder, DATABASE_FILE), { readOnly: true });
  try {
    source.exec('PRAGMA busy_timeout = 5000');
    await backup(source, target, { rate: ALL_PAGES });
  } finally {
    source.close();
  }
}

/** What SQLite finds wrong with a database file; null when it is whole. */
export function findDatabaseFault(file: string): string | null {
  const { DatabaseSync } = loadSqliteEngine();
  let handle: InstanceType<typeof DatabaseSync> | undefined;
  try {
    handle = new DatabaseSync(file);
    const found = handle.prepare('PRAGMA integrity_check').get() as { integrity_check: string };
    return found.integrity_check === 'ok' ? null : found.integrity_check;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    handle?.close();
  }
}

/** Claims a data folder as a core does, so that none starts on it meanwhile. Raises `data_folder_unusable`. */
export function claimDataFolder(dataFolder: string): { release(): void } {
  const claim = claimFolder(loadSqliteEngine().DatabaseSync, dataFolder);
  return { release: () => claim.close() };
}

/** Whether a core uses the folder at this moment. A folder that is not there is not used. */
export function isFolderInUse(dataFolder: string): boolean {
  if (!existsSync(join(dataFolder, LOCK_FILE))) return false;
  try {
    claimDataFolder(dataFolder).release();
    return false;
  } catch (error) {
    if (error instanceof StartUpFault) return true;
    throw error;
  }
}
