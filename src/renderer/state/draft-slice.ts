import { z } from 'zod';
import type { ItemKey } from './item.ts';
import type { SliceContext } from './slice.ts';
import { readKept, writeKept } from './storage.ts';

const draft = z.object({
  comment: z.string().default(''),
  /** The option that was chosen but not sent, as a dangerous one that wants a second press. */
  chosen: z.string().nullable().default(null),
  /** The chosen items of a selection. */
  selectedIds: z.array(z.string()).default([]),
  /** What was typed into the fields of a form, by name. Passwords are never put here: drafts are kept on disk. */
  values: z.record(z.string(), z.union([z.string(), z.boolean()])).default({}),
  /** What was written into an editor; null while it holds what it began with. */
  text: z.string().nullable().default(null),
  /** What the agent should do differently in its next round. */
  feedback: z.string().default(''),
});
/** What a person has begun to answer. */
export type Draft = z.infer<typeof draft>;

export const NO_DRAFT: Draft = { comment: '', chosen: null, selectedIds: [], values: {}, text: null, feedback: '' };

/** Begun answers by review; they survive switching, restart and crash. */
export interface DraftSlice {
  readonly drafts: Readonly<Record<ItemKey, Draft>>;
  changeDraft(key: ItemKey, change: Partial<Draft>): void;
  discardDraft(key: ItemKey): void;
}

/** Has something been written that would be a pity to lose? */
export function hasWords(given: Draft | undefined): boolean {
  if (!given) return false;
  const texts = [given.comment, given.text, given.feedback, ...Object.values(given.values)];
  return texts.some((text) => typeof text === 'string' && text.trim() !== '');
}

/** Has an answer been begun, in words or by choosing? */
export function isBegun(given: Draft | undefined): boolean {
  return hasWords(given) || (given !== undefined && (given.selectedIds.length > 0 || hasValues(given)));
}

function hasValues(given: Draft): boolean {
  return Object.keys(given.values).length > 0;
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
