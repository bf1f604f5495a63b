import type { SelectionPayload } from '../../../../../contract/review.ts';
import { t } from '../../../../../words/words.ts';

/** One thing to choose. */
export type SelectionItem = SelectionPayload['items'][number];

/** A selection that can be sent, or in words why not. */
export type SelectionCheck =
  | { readonly ok: true; readonly selectedIds: string[]; readonly labels: string[] }
  | { readonly ok: false; readonly problem: string };

/** The items that hold every word of what was typed, in their label or description. */
export function matchingItems(items: readonly SelectionItem[], typed: string): readonly SelectionItem[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return items;
  return items.filter(({ id, label, description }) => {
    const text = `${label || id}\n${description ?? ''}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** Chooses one: alone where only one may be, else on top of the others or off again. */
export function toggled(mode: SelectionPayload['mode'], chosen: readonly string[], id: string): string[] {
  if (mode === 'single') return [id];
  return chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id];
}

/** Checks a selection before it is sent (contract 5.4, 5.5); the ids go in the order of the question. */
export function checkSelection({ mode, items }: SelectionPayload, chosen: readonly string[]): SelectionCheck {
  const wanted = new Set(chosen);
  const picked = new Map(items.filter(({ id }) => wanted.has(id)).map(({ id, label }) => [id, label || id]));
  if (picked.size === 0)
    return { ok: false, problem: mode === 'single' ? t('review.chooseOneProblem') : t('review.chooseAtLeastOne') };
  if (mode === 'single' && picked.size > 1) return { ok: false, problem: t('review.chooseOnlyOne') };
  return { ok: true, selectedIds: [...picked.keys()], labels: [...picked.values()] };
}
