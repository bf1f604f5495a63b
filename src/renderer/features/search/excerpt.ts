import type { Message } from '../../../contract/message.ts';
import { stripMarkdown } from '../../state/question.ts';
import { rangesOf } from '../../state/search/fold.ts';
import { searchedTexts } from '../../state/search/searched-text.ts';

/** So much stands before what was found. */
const LEAD_CHARS = 10;
const EXCERPT_CHARS = 120;

/** The words around the first of `terms` that the title does not show; null when it shows them all. */
export function excerptOf(message: Message, title: string, terms: readonly string[]): string | null {
  const missing = terms.find((term) => rangesOf(title, [term]).length === 0);
  if (missing === undefined) return null;
  for (const line of searchedTexts(message).flatMap((text) => text.split('\n'))) {
    const words = stripMarkdown(line);
    const [range] = rangesOf(words, [missing]);
    if (!range) continue;
    const space = words.indexOf(' ', Math.max(0, range.start - LEAD_CHARS));
    const start = range.start <= LEAD_CHARS ? 0 : space >= 0 && space < range.start ? space + 1 : range.start;
    return `${start > 0 ? '…' : ''}${words.slice(start, start + EXCERPT_CHARS)}`;
  }
  return null;
}
