import type { z } from 'zod';

/** The part of localStorage that the window uses; a Map-backed one serves in tests. */
export type Keep = Pick<Storage, 'getItem' | 'setItem'>;

const PREFIX = 'placet.';

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
