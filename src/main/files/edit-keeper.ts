import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type EditFacts, type EditReference, editFacts, type KeptEdit, type WholeEdit } from '../../contract/edit.ts';
import { AppError } from '../../contract/errors.ts';
import { replaceFile } from '../disk/replace-file.ts';

const description = editFacts.extend({
  steps: z.string().nullable(),
  /** Names the file of the bytes, so that a description never stands beside the bytes of another edit. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/** Edited attachments that wait to be sent. They survive switching, restart and crash. */
export interface EditKeeper {
  list(): Promise<EditFacts[]>;
  /** Raises `edit_not_kept`; what was kept before stays then. */
  keep(edit: WholeEdit): Promise<EditFacts>;
  read(reference: EditReference): Promise<KeptEdit | null>;
  discard(reference: EditReference): Promise<void>;
  /** Discards all edits of an account that was removed. */
  forget(accountId: string): Promise<void>;
}

/** A review lives for a day and a half at most; what nobody came back to for so long is not coming back. */
const FORGOTTEN_AFTER_MS = 30 * 24 * 60 * 60 * 1000;

/** Opens the keeper over `folder`, which appears with the first edit. */
export function openEditKeeper(folder: string, now: () => number = Date.now): EditKeeper {
  // One change after the other: a description and its bytes always change together.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
  const fileOf = (reference: EditReference): string => join(folder, `${nameOf(reference)}.json`);
  const bytesFileOf = (reference: EditReference, sha256: string): string =>
    join(folder, `${nameOf(reference)}.${sha256.slice(0, 16)}.bytes`);

  const describe = async (file: string) => {
    try {
      return description.parse(JSON.parse(await readFile(file, 'utf8')));
    } catch {
      return null;
    }
  };
  const removeBytes = async (reference: EditReference, except: string | null): Promise<void> => {
    const names = await readdir(folder).catch(() => []);
    const old = names.filter((name) => name.startsWith(`${nameOf(reference)}.`) && name.endsWith('.bytes'));
    for (const name of old) if (join(folder, name) !== except) await rm(join(folder, name), { force: true });
  };
  const discard = async (reference: EditReference): Promise<void> => {
    await rm(fileOf(reference), { force: true });
    await removeBytes(reference, null);
  };

  const list = (): Promise<EditFacts[]> =>
    inTurn(async () => {
      const names = await readdir(folder).catch(() => []);
      const found: EditFacts[] = [];
      for (const name of names.filter((candidate) => candidate.endsWith('.json'))) {
        const file = join(folder, name);
        const edit = await describe(file);
        if (edit === null) continue;
        if (now() - (await stat(file)).mtimeMs > FORGOTTEN_AFTER_MS) await discard(edit);
        else found.push(editFacts.parse(edit));
      }
      return found;
    });

  return {
    list,
    keep: (edit) =>
      inTurn(async () => {
        const sha256 = createHash('sha256').update(edit.bytes).digest('hex');
        const { bytes, ...rest } = edit;
        const kept = { ...rest, sizeBytes: bytes.byteLength, sha256 };
        const bytesFile = bytesFileOf(edit, sha256);
        try {
          await mkdir(folder, { recursive: true, mode: 0o700 });
          await replaceFile(bytesFile, bytes);
          await replaceFile(fileOf(edit), JSON.stringify(kept));
        } catch (cause) {
          throw new AppError('edit_not_kept', undefined, { cause });
        }
        await removeBytes(edit, bytesFile);
        return editFacts.parse(kept);
      }),
    read: (reference) =>
      inTurn(async () => {
        const found = await describe(fileOf(reference));
        if (found === null) return null;
        const { sha256, ...kept } = found;
        try {
          return { ...kept, bytes: new Uint8Array(await readFile(bytesFileOf(reference, sha256))) };
        } catch {
          return null;
        }
      }),
    discard: (reference) => inTurn(() => discard(reference)),
    async forget(accountId) {
      const edits = (await list()).filter((edit) => edit.accountId === accountId);
      for (const edit of edits) await inTurn(() => discard(edit));
    },
  };
}

/** Ids are a server's own words; a hash of them is a name on any disk. */
function nameOf({ accountId, messageId, attachmentId }: EditReference): string {
  return createHash('sha256')
    .update(JSON.stringify([accountId, messageId, attachmentId]))
    .digest('hex')
    .slice(0, 32);
}
