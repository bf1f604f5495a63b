import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { AppError } from '../contract/errors.ts';
import { unsavedWords } from './file-names.ts';
import { ServerUnreachable } from './server-client.ts';

/** The bytes to save; `sizeBytes` is null where nobody said how many there will be. */
export interface SavedBody {
  readonly chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  readonly sizeBytes: number | null;
}

/** The bytes of an answer of a server. */
export function bodyOf(response: Response): SavedBody {
  const length = response.headers.get('content-length');
  return {
    chunks: (response.body ?? []) as AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
    sizeBytes: length === null ? null : Number(length),
  };
}

/** Writes beside the target and moves it there at the end, so that the name never stands for half a file. */
export async function writeWhole(path: string, { chunks, sizeBytes }: SavedBody): Promise<void> {
  const temporary = `${path}.${randomBytes(4).toString('hex')}.part`;
  try {
    const file = await open(temporary, 'wx');
    let written = 0;
    try {
      for await (const chunk of chunks) {
        await file.writeFile(chunk);
        written += chunk.byteLength;
      }
      await file.sync();
    } finally {
      await file.close();
    }
    if (sizeBytes !== null && written !== sizeBytes) throw new ServerUnreachable('The server broke off its answer');
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw new AppError('file_not_saved', unsavedWords(cause), { cause });
  }
}
