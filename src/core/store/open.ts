import { chmodSync, closeSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { loadSqliteEngine } from '../../sqlite/engine.ts';
import { createDatabase, type Database } from './database.ts';
import { migrate } from './migrate.ts';
import { StartUpFault } from './start-up-fault.ts';

/** Names inside a data folder. */
export const DATABASE_FILE = 'placet-desk.db';
export const LOCK_FILE = 'placet-desk.lock';

/** An open store: the database, and the claim on its folder that keeps a second core away. */
export interface OpenStore {
  readonly database: Database;
  close(): Promise<void>;
}

/**
 * Opens the store of a data folder, makes both when missing (folder 0700, files 0600), migrates it, and claims it.
 * Raises `data_folder_unusable`, `database_unusable` or `database_newer`, each saying what to do.
 */
export function openStore(dataFolder: string): OpenStore {
  const engine = loadSqliteEngine();
  makePrivateFolder(dataFolder);
  const claim = claimFolder(engine.DatabaseSync, dataFolder);
  try {
    const handle = openDatabase(engine.DatabaseSync, join(dataFolder, DATABASE_FILE));
    const database = createDatabase(handle);
    return {
      database,
      async close() {
        await database.close();
        claim.close();
      },
    };
  } catch (error) {
    claim.close();
    throw error;
  }
}

function makePrivateFolder(dataFolder: string): void {
  try {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
    chmodSync(dataFolder, 0o700);
    // The database's own -wal and -shm files take over its mode, so making it first is enough.
    for (const name of [DATABASE_FILE, LOCK_FILE]) {
      const file = join(dataFolder, name);
      closeSync(openSync(file, 'a', 0o600));
      chmodSync(file, 0o600);
    }
  } catch (error) {
    throw unusableFolder(dataFolder, error);
  }
}

function unusableFolder(dataFolder: string, error: unknown): StartUpFault {
  const reason = error instanceof Error ? error.message : String(error);
  return new StartUpFault(
    'data_folder_unusable',
    `The data folder ${dataFolder} cannot be written (${reason}). Make it writable, or start with another folder (--data).`,
    { cause: error },
  );
}

/**
 * A write lock on a file of its own, held as long as this process lives: the system frees it even after a crash. It
 * names the holder, which others can still read.
 */
export function claimFolder(Engine: typeof DatabaseSync, dataFolder: string): DatabaseSync {
  const file = join(dataFolder, LOCK_FILE);
  try {
    return claim(Engine, file);
  } catch (error) {
    if (/locked|busy/i.test(String(error))) {
      const holder = readHolder(Engine, file);
      const who = holder === null ? '' : ` (process ${holder})`;
      throw new StartUpFault(
        'data_folder_unusable',
        `The data folder ${dataFolder} is in use by another Placet Desk${who}. Use that one, end it, or start with another folder (--data).`,
        { cause: error },
      );
    }
  }
  // Not held but unreadable, as after a full disk. It holds nothing but the claim, so a new one takes its place.
  try {
    rmSync(file, { force: true });
    closeSync(openSync(file, 'a', 0o600));
    return claim(Engine, file);
  } catch (error) {
    throw unusableFolder(dataFolder, error);
  }
}

function claim(Engine: typeof DatabaseSync, file: string): DatabaseSync {
  const handle = new Engine(file);
  try {
    handle.exec('PRAGMA busy_timeout = 500');
    handle.exec('BEGIN IMMEDIATE');
    handle.exec('CREATE TABLE IF NOT EXISTS holder (pid INTEGER NOT NULL) STRICT; DELETE FROM holder');
    handle.exec(`INSERT INTO holder VALUES (${process.pid})`);
    handle.exec('COMMIT');
    handle.exec('BEGIN IMMEDIATE');
    return handle;
  } catch (error) {
    handle.close();
    throw error;
  }
}

function readHolder(Engine: typeof DatabaseSync, file: string): number | null {
  const reader = new Engine(file);
  try {
    return (reader.prepare('SELECT pid FROM holder').get() as { pid: number } | undefined)?.pid ?? null;
  } catch {
    return null;
  } finally {
    reader.close();
  }
}

function openDatabase(Engine: typeof DatabaseSync, file: string): DatabaseSync {
  let handle: DatabaseSync | undefined;
  try {
    handle = new Engine(file);
    handle.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;');
    handle.exec('PRAGMA busy_timeout = 5000; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -32768');
    migrate(handle);
    return handle;
  } catch (error) {
    handle?.close();
    if (error instanceof StartUpFault) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartUpFault(
      'database_unusable',
      `The database ${file} cannot be used (${reason}). Nothing was changed. Put a backup in its place, or start with another folder (--data).`,
      { cause: error },
    );
  }
}
