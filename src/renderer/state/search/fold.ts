const BEYOND_ASCII = /[\u0080-\uffff]/;
const ACCENTS = /\p{M}+/gu;
/** Marks of markdown that stand within a sentence and are not shown. */
const MARKS = /[*`~]+/g;
const HAS_MARKS = /[*`~]/;

/**
 * Text as it is compared: without capitals, accents and markdown’s marks, so that `uberprufen` finds `Überprüfen` and
 * `all 212` finds `All **212**`.
 */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  const plain = HAS_MARKS.test(lower) ? lower.replace(MARKS, '') : lower;
  return BEYOND_ASCII.test(plain) ? plain.normalize('NFD').replace(ACCENTS, '') : plain;
}

/** A part of a text, from `start` up to before `end`. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** The folded text, with the place in the original that each of its characters came from. */
function foldWithPlaces(text: string): { folded: string; places: number[] } {
  let folded = '';
  const places: number[] = [];
  let place = 0;
  for (const sign of text) {
    const part = fold(sign);
    for (let index = 0; index < part.length; index += 1) places.push(place);
    folded += part;
    place += sign.length;
  }
  places.push(text.length);
  return { folded, places };
}

/** Where the folded `terms` stand in a text, in order and without overlaps. */
export function rangesOf(text: string, terms: readonly string[]): TextRange[] {
  const { folded, places } = foldWithPlaces(text);
  const found: TextRange[] = [];
  for (const term of terms) {
    if (term === '') continue;
    for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + term.length)) {
      // What one character of the original was folded into is marked as a whole.
      let last = at + term.length;
      while (last < folded.length && places[last] === places[last - 1]) last += 1;
      found.push({ start: places[at] ?? 0, end: places[last] ?? text.length });
    }
  }
  const merged: TextRange[] = [];
  for (const range of found.sort((a, b) => a.start - b.start)) {
    const before = merged.at(-1);
    if (before && range.start <= before.end) {
      merged[merged.length - 1] = { start: before.start, end: Math.max(before.end, range.end) };
    } else merged.push(range);
  }
  return merged;
}
