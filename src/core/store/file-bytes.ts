import { createHash, randomUUID } from 'node:crypto';
import { unlinkSync } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { AppError } from '../../contract/errors.ts';
import type { ByteRange } from '../domain/byte-range.ts';
import { createBufferRelease } from './buffer-release.ts';

/** The disk failed while a file arrived; apart from what its source raises, which is the caller's fault. */
export class StorageFault extends Error {
  override readonly name = 'StorageFault';
}

/** Begins the name of a file that is still being written. */
const DRAFT_PREFIX = '.draft-';
const HASH = /^[0-9a-f]{64}$/;

/** Bytes that have arrived whole and lie in a draft; whoever holds them calls `discard` in the end, kept or not. */
export interface ReceivedBytes {
  readonly sha256: string;
  readonly sizeBytes: number;
  /**
   * Puts the bytes in their place, on disk for certain when it settles. From then until `discard` no sweep removes
   * them, so that a row can be written which names them.
   */
  keep(): Promise<void>;
  /** Lets go: removes the draft, and the bytes in their place when no row names them. Safe to call twice. */
  discard(): Promise<void>;
}

/**
 * Bytes on disk under their SHA-256, in `<folder>/ab/abcdef…`: equal files share them. Rows say which are in use; bytes are
 * there before the first row names them and go after the last one has gone, so a crash leaves bytes without a row, which
 * {@link removeLeftovers} finds, and never a row without bytes.
 */
export interface FileBytes {
  /** Writes a stream into a draft. Raises `body_too_large` past `maxBytes`, `StorageFault`, and what the source raises. */
  receive(source: AsyncIterable<Uint8Array>, maxBytes: number): Promise<ReceivedBytes>;
  /** A stream over stored bytes, or over a part of them. Rejects when they are not there. */
  open(sha256: string, range?: ByteRange): Promise<Readable>;
  /** Stored bytes as UTF-8; null when they cannot be read. For small files only. */
  readText(sha256: string): Promise<string | null>;
  /** Removes bytes that no row names and nobody holds. Answers whether they are gone. */
  removeIfUnused(sha256: string): boolean;
  /**
   * Removes drafts that nobody writes and all bytes that no row names, until it is told to stop. Answers how many files
   * went.
   */
  removeLeftovers(isStopped?: () => boolean): Promise<number>;
}

/** Makes the place; `isNamed` says whether a committed row names these bytes, and must answer at once. */
export function createFileBytes(folder: string, isNamed: (sha256: string) => boolean): FileBytes {
  const drafts = new Set<string>();
  const release = createBufferRelease();
  /** How many holders keep a sweep from removing these bytes. */
  const holds = new Map<string, number>();

  const placeOf = (sha256: string): string => join(folder, sha256.slice(0, 2), sha256);
  const removeIfUnused = (sha256: string): boolean => {
    // Check and removal in one turn: nothing can begin to name the bytes in between.
    if (holds.has(sha256) || isNamed(sha256)) return false;
    try {
      unlinkSync(placeOf(sha256));
    } catch (error) {
      // On Windows a file that is being read stays until the next sweep.
      return isErrorWithCode(error, 'ENOENT');
    }
    return true;
  };

  const received = (draft: string, sha256: string, sizeBytes: number): ReceivedBytes => {
    let isHeld = false;
    return {
      sha256,
      sizeBytes,
      async keep() {
        if (isHeld) return;
        isHeld = true;
        holds.set(sha256, (holds.get(sha256) ?? 0) + 1);
        const place = placeOf(sha256);
        await makeFolder(join(folder, sha256.slice(0, 2)), folder);
        // Equal bytes are there already: replacing them would disturb who reads them.
        if ((await sizeOf(place)) !== sizeBytes) await rename(draft, place);
        await syncFolder(join(folder, sha256.slice(0, 2)));
      },
      async discard() {
        if (drafts.delete(draft)) await rm(draft, { force: true });
        if (!isHeld) return;
        isHeld = false;
        const others = (holds.get(sha256) ?? 1) - 1;
        if (others > 0) holds.set(sha256, others);
        else holds.delete(sha256);
        removeIfUnused(sha256);
      },
    };
  };

  return {
    async receive(source, maxBytes) {
      await makeFolder(folder).catch(rethrowAsFault);
      const draft = join(folder, DRAFT_PREFIX + randomUUID());
      drafts.add(draft);
      try {
        const { sha256, sizeBytes } = await writeDraft(draft, source, maxBytes, release);
        return received(draft, sha256, sizeBytes);
      } catch (error) {
        drafts.delete(draft);
        await rm(draft, { force: true });
        throw error;
      }
    },
    async open(sha256, range) {
      const handle = await open(placeOf(sha256), 'r');
      const file = handle.createReadStream(range ?? {});
      const stream = Readable.from(counted(file, release), { objectMode: false });
      // Also when it is given up before its first byte, which the generator would not notice.
      stream.once('close', () => file.destroy());
      return stream;
    },
    async readText(sha256) {
      let handle: FileHandle | undefined;
      try {
        handle = await open(placeOf(sha256), 'r');
        return await handle.readFile('utf8');
      } catch {
        return null;
      } finally {
        await handle?.close();
      }
    },
    removeIfUnused,
    async removeLeftovers(isStopped = () => false) {
      let count = 0;
      for (const name of await namesIn(folder)) {
        if (isStopped()) break;
        const path = join(folder, name);
        if (name.startsWith(DRAFT_PREFIX) && !drafts.has(path)) {
          await rm(path, { force: true });
          count += 1;
        } else if (/^[0-9a-f]{2}$/.test(name)) {
          for (const sha256 of await namesIn(path)) {
            if (!isStopped() && HASH.test(sha256) && removeIfUnused(sha256)) count += 1;
          }
        }
      }
      return count;
    },
  };
}

async function* counted(file: Readable, release: (byteCount: number) => void): AsyncGenerator<Buffer> {
  for await (const chunk of file) {
    const bytes = chunk as Buffer;
    yield bytes;
    release(bytes.byteLength);
  }
}

async function writeDraft(
  draft: string,
  source: AsyncIterable<Uint8Array>,
  maxBytes: number,
  release: (byteCount: number) => void,
) {
  const hash = createHash('sha256');
  const handle = await open(draft, 'wx', 0o600).catch(rethrowAsFault);
  let sizeBytes = 0;
  try {
    for await (const chunk of source) {
      sizeBytes += chunk.byteLength;
      if (sizeBytes > maxBytes) throw new AppError('body_too_large');
      hash.update(chunk);
      await handle.writeFile(chunk).catch(rethrowAsFault);
      release(chunk.byteLength);
    }
    await handle.sync().catch(rethrowAsFault);
  } finally {
    await handle.close();
  }
  return { sha256: hash.digest('hex'), sizeBytes };
}

function rethrowAsFault(cause: unknown): never {
  throw new StorageFault(`A file could not be written: ${String(cause)}`, { cause });
}

async function makeFolder(path: string, parent?: string): Promise<void> {
  const made = await mkdir(path, { recursive: true, mode: 0o700 });
  if (made !== undefined && parent !== undefined) await syncFolder(parent);
}

/** Makes the names in a folder durable; Windows has no such thing. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (isErrorWithCode(error, 'ENOENT')) return null;
    throw error;
  }
}

async function namesIn(path: string): Promise<string[]> {
  try {
    return await readdir(path);
  } catch (error) {
    if (isErrorWithCode(error, 'ENOENT') || isErrorWithCode(error, 'ENOTDIR')) return [];
    throw error;
  }
}

function isErrorWithCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
