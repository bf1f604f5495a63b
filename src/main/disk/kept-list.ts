import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { replaceFile } from './replace-file.ts';

/** A short list that survives a restart, as one file that is replaced whole. */
export interface KeptList<T> {
  /** What an earlier run left; a file that cannot be read counts as none, an entry that cannot be read is left out. */
  readonly found: readonly T[];
  /** Writes the list; settles when it is on the disk. Raises when it cannot be written. */
  keep(list: readonly T[]): Promise<void>;
}

/** Opens the list in `file`. */
export function openKeptList<T>(file: string, entry: z.ZodType<T>): KeptList<T> {
  // One write after the other: the last list is the one on the disk.
  let writing: Promise<unknown> = Promise.resolve();
  return {
    found: readList(file, entry),
    keep(list) {
      const text = JSON.stringify(list);
      const write = writing.then(() => replaceFile(file, text));
      writing = write.catch(() => undefined);
      return write;
    },
  };
}

function readList<T>(file: string, entry: z.ZodType<T>): T[] {
  try {
    const list = z.array(z.unknown()).parse(JSON.parse(readFileSync(file, 'utf8')));
    return list.flatMap((given) => {
      const parsed = entry.safeParse(given);
      return parsed.success ? [parsed.data] : [];
    });
  } catch {
    return [];
  }
}
