import type { Keep } from './storage.ts';

/** Chromium writes what a page keeps some seconds later; this is the longest that we leave it in memory. */
const FLUSH_MS = 200;

/** A storage whose changes are asked onto the disk soon, so that what was typed outlives a kill of the program. */
export function flushedStorage(storage: Keep, flush: () => void): Keep {
  let isDue = false;
  return {
    getItem: (name) => storage.getItem(name),
    setItem(name, value) {
      storage.setItem(name, value);
      if (isDue) return;
      isDue = true;
      setTimeout(() => {
        isDue = false;
        flush();
      }, FLUSH_MS);
    },
  };
}
