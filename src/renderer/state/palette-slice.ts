import { z } from 'zod';
import type { SliceContext } from './slice.ts';
import { readKept, writeKept } from './storage.ts';

/** Whether the palette is open, and what was done with it last. */
export interface PaletteSlice {
  readonly isPaletteShown: boolean;
  /** Names of its entries, the last one first. */
  readonly recentEntries: readonly string[];
  showPalette(isPaletteShown: boolean): void;
  noteEntry(id: string): void;
}

const RECENT_COUNT = 5;
const keptNames = z.array(z.string()).max(RECENT_COUNT);

/** The slice of the palette. */
export function createPaletteSlice({ get, set, keep }: SliceContext): PaletteSlice {
  return {
    isPaletteShown: false,
    recentEntries: readKept(keep, 'recent-entries', keptNames, []),
    showPalette: (isPaletteShown) => set({ isPaletteShown }),
    noteEntry(id) {
      const recentEntries = [id, ...get().recentEntries.filter((other) => other !== id)].slice(0, RECENT_COUNT);
      set({ recentEntries });
      writeKept(keep, 'recent-entries', recentEntries);
    },
  };
}
