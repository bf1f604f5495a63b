import type { ItemKey } from './item.ts';
import { questionOf } from './question.ts';
import type { SliceContext } from './slice.ts';

/** What becomes of a review that is laid out for paper. */
export type SheetUse = 'paper' | 'pdf';

/** The review that is laid out for paper, while it is. */
export interface PrintSlice {
  readonly sheet: { readonly key: ItemKey; readonly use: SheetUse } | null;
  /** Lays the selected message out. */
  layOut(use: SheetUse): void;
  /** Hands what is laid out to the system, and takes it away again. */
  sendSheet(): Promise<void>;
}

/** The slice of printing. */
export function createPrintSlice({ get, set, bridge }: SliceContext): PrintSlice {
  return {
    sheet: null,
    layOut(use) {
      const key = get().selected;
      if (key !== null && get().sheet === null) set({ sheet: { key, use } });
    },
    async sendSheet() {
      const { sheet } = get();
      const item = sheet === null ? undefined : get().data.items.get(sheet.key);
      if (sheet === null || item === undefined) {
        set({ sheet: null });
        return;
      }
      if (sheet.use === 'paper') {
        const outcome = await bridge.call('review:print', undefined);
        set({ sheet: null });
        if (!outcome.ok) get().say({ tone: 'problem', text: outcome.error.message, about: null });
        return;
      }
      const outcome = await bridge.call('review:save-pdf', { filename: `${questionOf(item.message).title}.pdf` });
      set({ sheet: null });
      if (!outcome.ok) get().say({ tone: 'problem', text: outcome.error.message, about: null });
      else if (outcome.value.filename !== null) {
        get().say({ tone: 'done', text: `Saved as “${outcome.value.filename}”.`, about: null });
      }
    },
  };
}
