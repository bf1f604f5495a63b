import type { z } from 'zod';

/** The part of localStorage that the window uses; a Map-backed one serves in tests. */
export type Keep = Pick<Storage, 'getItem' | 'setItem'>;

const PREFIX = 'placet.';

/** How long what was kept may be lost to a crash; the browser itself takes seconds. */
const FLUSH_MS = 400;

/** A storage that asks for being written to disk soon after each change. */
export function flushedKeep(keep: Keep, flush: () => void): Keep {
  let isDue = false;
  return {
    getItem: (name) => keep.getItem(name),
    setItem(name, value) {
      keep.setItem(name, value);
      if (isDue) return;
      isDue = true;
      setTimeout(() => {
        isDue = false;
        flush();
      }, FLUSH_MS);
    },
  };
}

/** Reads what an earlier window kept; anything unreadable counts as nothing. */
export function readKept<T>(keep: Keep, name: string, schema: z.ZodType<T>, otherwise: T): T {
  try {
    const parsed = schema.safeParse(JSON.parse(keep.getItem(PREFIX + name) ?? 'null'));
    return parsed.success ? parsed.data : otherwise;
  } catch {
    return otherwise;
  }
}

/** Keeps a value for the next window. A full storage loses the comfort, never the program. */
export function writeKept(keep: Keep, name: string, value: unknown): void {
  try {
    keep.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // The value lives on in this window.
  }
}
