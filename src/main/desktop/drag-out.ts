import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { savableName } from '../files/file-names.ts';
import { type SavedBody, writeWhole } from '../files/file-writing.ts';

/** Lets stored files be dragged out of the window, as copies that other programs can take. */
export interface DragOut {
  /** Writes the copy under a safe name and hands it to the system. Raises `file_not_saved`. */
  start(filename: string, begin: () => Promise<SavedBody>): Promise<void>;
  /** Removes every copy: of this run at its end, and what a crash left at the next start. */
  sweep(): Promise<void>;
}

/** Makes it; copies live in `folder` only, `drag` is the system's own. */
export function createDragOut(folder: string, drag: (file: string) => void): DragOut {
  return {
    async start(filename, begin) {
      // A folder of its own: two attachments may have the same name.
      const own = join(folder, randomUUID());
      await mkdir(own, { recursive: true, mode: 0o700 });
      const file = join(own, savableName(filename));
      await writeWhole(file, await begin());
      drag(file);
    },
    // What cannot be removed now goes at the next start.
    sweep: () => rm(folder, { recursive: true, force: true }).catch(() => undefined),
  };
}
