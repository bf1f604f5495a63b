import { z } from 'zod';
import type { ItemKey } from './item.ts';
import type { SliceContext } from './slice.ts';
import { readKept, writeKept } from './storage.ts';

const draft = z.object({
  comment: z.string().default(''),
  /** The option that was chosen but not sent, as a dangerous one that wants a second press. */
  chosen: z.string().nullable().default(null),
});
/** What a person has begun to answer. */
export type Draft = z.infer<typeof draft>;

export const NO_DRAFT: Draft = { comment: '', chosen: null };

/** Begun answers by review; they survive switching, restart and crash. */
export interface DraftSlice {
  readonly drafts: Readonly<Record<ItemKey, Draft>>;
  changeDraft(key: ItemKey, change: Partial<Draft>): void;
  discardDraft(key: ItemKey): void;
}

/** Has something been written that would be a pity to lose? */
export function hasWords(given: Draft | undefined): boolean {
  return given !== undefined && given.comment.trim() !== '';
}

/** The slice of begun answers. */
export function createDraftSlice({ get, set, keep }: SliceContext): DraftSlice {
  function put(drafts: Readonly<Record<ItemKey, Draft>>): void {
    set({ drafts });
    writeKept(keep, 'drafts', drafts);
  }

  return {
    drafts: readKept(keep, 'drafts', z.record(z.string(), draft), {}),
    changeDraft(key, change) {
      put({ ...get().drafts, [key]: { ...(get().drafts[key] ?? NO_DRAFT), ...change } });
    },
    discardDraft(key) {
      const { [key]: _gone, ...rest } = get().drafts;
      put(rest);
    },
  };
}
