import { fold } from '../../state/search/fold.ts';

const isWordStart = (text: string, at: number): boolean => at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '');

/** How well the letters of `part` can be found one after the other; null when they cannot. */
function scatteredScore(part: string, text: string): number | null {
  let score = 40;
  let from = 0;
  let last = -1;
  for (const letter of part) {
    let at = text.indexOf(letter, from);
    // The first letter begins a word, and every other one follows its neighbour or begins a word as well.
    while (at >= 0 && !isWordStart(text, at) && !(last >= 0 && at === last + 1)) at = text.indexOf(letter, at + 1);
    if (at < 0) return null;
    if (at !== last + 1) score -= 2;
    last = at;
    from = at + 1;
  }
  return Math.max(1, score);
}

function partScore(part: string, text: string): number | null {
  const at = text.indexOf(part);
  if (at < 0) return scatteredScore(part, text);
  if (at === 0) return 100;
  for (let next = at; next >= 0; next = text.indexOf(part, next + 1)) if (isWordStart(text, next)) return 80;
  return 55;
}

/** How well `typed` fits a name, from 1 to 100; null when it does not. Each word may stand anywhere: `dark th` fits “Theme: dark”. */
export function fuzzyScore(typed: string, name: string): number | null {
  const text = fold(name);
  const parts = fold(typed).split(/\s+/).filter(Boolean);
  const whole = parts.length > 1 ? partScore(parts.join(' '), text) : null;
  if (whole !== null && whole >= 55) return whole;
  let sum = 0;
  for (const part of parts) {
    const score = partScore(part, text);
    if (score === null) return null;
    sum += score;
  }
  return parts.length === 0 ? 1 : sum / parts.length;
}
