import { createHash, type Hash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { z } from 'zod';
import { DATABASE_FILE } from '../store/open.ts';
import { claimDataFolder, findDatabaseFault, snapshotDatabase } from '../store/snapshot.ts';
import { StartUpFault } from '../store/start-up-fault.ts';
import { type ArchiveEntry, extractTar, tarOf } from './backup-archive.ts';

const MANIFEST_FILE = 'placet-desk-backup.json';
const manifest = z.object({
  format: z.literal('placet-desk-backup'),
  version: z.literal(1),
  createdAt: z.string(),
  /** SHA-256 of every other file in the archive, by its name. */
  files: z.record(z.string(), z.string()),
});

/** What a backup holds. */
export interface BackupSummary {
  readonly fileCount: number;
}

/**
 * Writes everything of a data folder (database, files, plugins, keys) into one gzipped tar, readable by its owner only,
 * whole or not at all. Works while a core uses the folder. Raises `data_folder_unusable` when there is no database.
 */
export async function backUp(dataFolder: string, target: string, createdAt: string): Promise<BackupSummary> {
  if (!existsSync(join(dataFolder, DATABASE_FILE))) {
    throw new StartUpFault('data_folder_unusable', `There is no data in ${dataFolder}. Say which folder with --data.`);
  }
  await mkdir(dirname(target), { recursive: true });
  const draft = `${target}.${process.pid}.new`;
  const snapshot = `${draft}.db`;
  const hashes = new Map<string, Hash>();
  try {
    // The database first: bytes that its rows name were stored before them.
    await snapshotDatabase(dataFolder, snapshot);
    const entries: ArchiveEntry[] = [
      { name: DATABASE_FILE, file: snapshot },
      ...(await listFiles(dataFolder, target)),
      { name: MANIFEST_FILE, text: () => JSON.stringify(manifestOf(hashes, createdAt), null, 2) },
    ];
    const archive = Readable.from(tarOf(entries, (name, piece) => hashOf(hashes, name).update(piece)));
    await pipeline(archive, createGzip(), createWriteStream(draft, { mode: 0o600, flags: 'wx', flush: true }));
    await rename(draft, target);
    return { fileCount: entries.length - 1 };
  } finally {
    await Promise.all([draft, snapshot].map((file) => rm(file, { force: true })));
  }
}

/** Where the data that was there before a restore lies now; null when there was none. */
export interface RestoreSummary extends BackupSummary {
  readonly movedTo: string | null;
}

/**
 * Puts a backup in the place of a data folder. The backup is unpacked beside it and checked first; what was there is
 * moved aside, never deleted. Raises `data_folder_unusable` while a core uses the folder, and `backup_unusable`.
 */
export async function restore(dataFolder: string, source: string, now: string): Promise<RestoreSummary> {
  const draft = `${dataFolder}.restoring-${process.pid}`;
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  const isEmpty = (await readdir(dataFolder)).length === 0;
  const claim = claimDataFolder(dataFolder);
  let isReleased = false;
  const release = () => {
    if (!isReleased) claim.release();
    isReleased = true;
  };
  try {
    await mkdir(draft, { mode: 0o700 });
    const fileCount = await unpack(source, draft);
    release();
    if (isEmpty) await rm(dataFolder, { recursive: true });
    const movedTo = isEmpty ? null : `${dataFolder}.before-restore-${now.replace(/[:.]/g, '-')}`;
    if (movedTo !== null) await rename(dataFolder, movedTo);
    await rename(draft, dataFolder);
    return { fileCount, movedTo };
  } finally {
    release();
    await rm(draft, { recursive: true, force: true });
  }
}

async function unpack(source: string, folder: string): Promise<number> {
  const hashes = new Map<string, Hash>();
  try {
    const archive = createGunzip();
    // A failure of the file destroys the archive, and so ends the reading below with its reason.
    pipeline(createReadStream(source), archive).catch(() => undefined);
    await extractTar(archive, folder, (name, piece) => hashOf(hashes, name).update(piece));
    const expected = manifest.parse(JSON.parse(await readFile(join(folder, MANIFEST_FILE), 'utf8'))).files;
    await rm(join(folder, MANIFEST_FILE));
    hashes.delete(MANIFEST_FILE);
    for (const name of new Set([...Object.keys(expected), ...hashes.keys()])) {
      if (hashes.get(name)?.digest('hex') !== expected[name]) {
        throw new Error(`${name} is not as it was when the backup was made.`);
      }
    }
    const fault = findDatabaseFault(join(folder, DATABASE_FILE));
    if (fault !== null) throw new Error(`The database in it is damaged: ${fault}`);
    await chmod(join(folder, DATABASE_FILE), 0o600);
    return Object.keys(expected).length;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartUpFault(
      'backup_unusable',
      `${basename(source)} cannot be restored (${reason}). Nothing was changed. Use another backup.`,
      { cause: error },
    );
  }
}

function hashOf(hashes: Map<string, Hash>, name: string): Hash {
  const hash = hashes.get(name) ?? createHash('sha256');
  hashes.set(name, hash);
  return hash;
}

function manifestOf(hashes: ReadonlyMap<string, Hash>, createdAt: string): z.infer<typeof manifest> {
  const files = [...hashes].map(([name, hash]) => [name, hash.copy().digest('hex')]);
  return { format: 'placet-desk-backup', version: 1, createdAt, files: Object.fromEntries(files) };
}

/** What of a data folder is the core's own beside the database; the window's profile, which lies there too, is not. */
const OWN_PARTS: readonly string[] = ['agent.json', 'files', 'plugins'];

async function listFiles(dataFolder: string, target: string): Promise<ArchiveEntry[]> {
  const found = await readdir(dataFolder, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ name: relative(dataFolder, file).split(sep).join('/'), file }))
    .filter(({ name, file }) => isOwn(name) && !file.startsWith(target));
}

function isOwn(name: string): boolean {
  const [part = ''] = name.split('/');
  const isUnfinished = name.endsWith('.new') || /(^|\/)\.draft-[^/]*$/.test(name);
  return OWN_PARTS.includes(part) && !isUnfinished;
}
