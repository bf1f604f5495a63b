import type { Ending } from './actor.ts';

/** The option that was chosen; null when nobody answered. */
export function chosenOption(ending: Ending): string | null {
  return ending.kind === 'answered' ? textOf(ending.response.selectedOption) : null;
}

/** The items that were chosen; none when it was dismissed or nobody answered. */
export function chosenItems(ending: Ending): readonly string[] {
  const ids = ending.kind === 'answered' ? ending.response.selectedIds : null;
  return Array.isArray(ids) ? ids.filter((id): id is string => typeof id === 'string') : [];
}

/** What was written with the answer, as a quote to begin a reply with; empty when nothing was. */
export function quotedComment(ending: Ending): string {
  if (ending.kind !== 'answered') return '';
  const words = ending.feedback ?? textOf(ending.response.comment);
  return words === null ? '' : `${words.trim().replace(/^/gm, '> ')}\n\n`;
}

/** A text of an answer; null when it is none or empty. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

/** `a, b and c`. */
export function inWords(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
