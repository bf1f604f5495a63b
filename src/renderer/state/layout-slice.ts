import { z } from 'zod';
import type { SliceContext } from './slice.ts';
import { readKept, writeKept } from './storage.ts';

/** The panes, from left to right. */
export type Pane = 'sidebar' | 'list' | 'detail';

/** A pane that the person can make wider. */
export type SizedPane = 'sidebar' | 'list';

/** How wide a pane may be, in pixels. */
export const PANE_WIDTHS: Readonly<Record<SizedPane, { min: number; usual: number; max: number }>> = {
  sidebar: { min: 180, usual: 220, max: 320 },
  list: { min: 280, usual: 340, max: 520 },
};

/** Sizes of the panes, and which one is shown where there is room for one only. */
export interface LayoutSlice {
  readonly widths: Readonly<Record<SizedPane, number>>;
  readonly isNarrow: boolean;
  readonly pane: Pane;
  readonly areKeysShown: boolean;
  /** Earlier rounds of a question are unfolded; who reads them once reads them in the next question too. */
  readonly areRoundsShown: boolean;
  /** The conversation around a question is unfolded, as are the earlier rounds: in the next question, too. */
  readonly isConversationShown: boolean;
  /** A section of the settings that was asked for by name and is not gone to yet. */
  readonly wantedSection: string | null;
  setWidth(pane: SizedPane, width: number): void;
  setNarrow(isNarrow: boolean): void;
  setPane(pane: Pane): void;
  showKeys(areKeysShown: boolean): void;
  showRounds(areRoundsShown: boolean): void;
  showConversation(isConversationShown: boolean): void;
  wantSection(wantedSection: string | null): void;
}

const keptWidths = z.object({ sidebar: z.number(), list: z.number() });

/** Keeps a width within what its pane may have. */
export function clampWidth(pane: SizedPane, width: number): number {
  const { min, max } = PANE_WIDTHS[pane];
  return Math.round(Math.max(min, Math.min(max, width)));
}

/** The slice of the window’s shape. */
export function createLayoutSlice({ get, set, keep }: SliceContext): LayoutSlice {
  const usual = { sidebar: PANE_WIDTHS.sidebar.usual, list: PANE_WIDTHS.list.usual };
  const kept = readKept(keep, 'widths', keptWidths, usual);
  return {
    widths: { sidebar: clampWidth('sidebar', kept.sidebar), list: clampWidth('list', kept.list) },
    isNarrow: false,
    pane: 'detail',
    areKeysShown: false,
    areRoundsShown: readKept(keep, 'rounds', z.boolean(), false),
    isConversationShown: readKept(keep, 'conversation', z.boolean(), false),
    wantedSection: null,
    setWidth(pane, width) {
      set({ widths: { ...get().widths, [pane]: clampWidth(pane, width) } });
      writeKept(keep, 'widths', get().widths);
    },
    setNarrow: (isNarrow) => set({ isNarrow }),
    setPane: (pane) => set({ pane }),
    showKeys: (areKeysShown) => set({ areKeysShown }),
    showRounds(areRoundsShown) {
      set({ areRoundsShown });
      writeKept(keep, 'rounds', areRoundsShown);
    },
    showConversation(isConversationShown) {
      set({ isConversationShown });
      writeKept(keep, 'conversation', isConversationShown);
    },
    wantSection: (wantedSection) => set({ wantedSection }),
  };
}
