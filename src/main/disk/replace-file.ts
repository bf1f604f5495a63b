import { randomBytes } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';

/** Text or bytes, as a whole or in the pieces in which they come. */
export type FileContent = string | Uint8Array | Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

const OWNER_ONLY = 0o600;

/**
 * Replaces a file of the program's own as a whole, on the disk when it settles: a failure or a crash leaves the old one or
 * the new one. The draft has one name, so that what a crash leaves is overwritten by the next one. Raises what the system
 * raised.
 */
export function replaceFile(file: string, content: FileContent): Promise<void> {
  return writeThenMove(file, content, `${file}.new`, OWNER_ONLY);
}

/**
 * The same for a file that the person chose, in a folder where any other name may be somebody's. Readable by its owner
 * only, unless `mode` says otherwise.
 */
export function saveFile(file: string, content: FileContent, mode = OWNER_ONLY): Promise<void> {
  return writeThenMove(file, content, `${file}.${randomBytes(4).toString('hex')}.part`, mode);
}

async function writeThenMove(file: string, content: FileContent, draft: string, mode: number): Promise<void> {
  try {
    await writeFile(draft, content, { mode, flush: true });
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw error;
  }
}
