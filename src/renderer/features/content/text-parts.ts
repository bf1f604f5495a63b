/** About so much plain text is laid out between two frames; of text that is full of marks less. */
export const PART_CHARS = 2_000;
/** A mark of markdown takes as long to parse and lay out as so many plain characters. */
const MARK_CHARS = 6;
const MARKS = new Set([...'*_`]|~<>&\\'].map((mark) => mark.charCodeAt(0)));
/** What could begin a link is tried with all that follows, so that many of them cost the square of their number. */
const LINK_CHARS = 16;
const LINK_MARK = '['.charCodeAt(0);
/** A block that goes on longer than this is cut, wherever that is. */
const BLOCK_CHARS = 2 * PART_CHARS;
/** Code is laid out as it is, and one block of it in two would be a nuisance: it may be longer. */
const CODE_CHARS = 10 * PART_CHARS;

/** The beginning of a text in parts. */
export interface TextParts {
  readonly parts: readonly string[];
  /** What comes after them, in characters. */
  readonly restChars: number;
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const TABLE_RULE = /^ {0,3}\|?\s*:?-+:?\s*(?:\|\s*:?-*:?\s*)*$/;
const DEFINITION = /^ {0,3}\[[^\]^][^\]]*\]:[ \t]+\S.*$/gm;

/** What the next part has to begin with, so that a block that was cut goes on. */
type Open = { readonly kind: 'code'; readonly line: string; readonly mark: string } | { kind: 'table'; head: string };

function costAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code === LINK_MARK) return LINK_CHARS;
  return MARKS.has(code) ? MARK_CHARS : 1;
}

/** What laying out a stretch costs, in plain characters; it stops to count once that is more than `most`. */
function costOf(text: string, start: number, end: number, most: number): number {
  let cost = 0;
  for (let at = start; at < end && cost <= most; at += 1) cost += costAt(text, at);
  return cost;
}

/** Where a stretch ends that costs `cost`. */
function endOfCost(text: string, start: number, cost: number): number {
  let at = start;
  for (let left = cost; at < text.length && left > 0; at += 1) left -= costAt(text, at);
  return at;
}

/**
 * The parts of about the first `chars` characters of a markdown text, cut between blocks. A block that is too long is cut as well: code is closed
 * and opened again, a table begins with its heading again. Addresses that are defined in one part hold in all.
 */
export function textParts(text: string, chars: number): TextParts {
  if (text.length <= PART_CHARS && costOf(text, 0, text.length, PART_CHARS) <= PART_CHARS)
    return { parts: [text], restChars: 0 };
  const definitions = (text.match(DEFINITION) ?? []).slice(0, 200).join('\n').slice(0, PART_CHARS);
  const parts: string[] = [];
  let open: Open | null = null;
  let start = 0;
  while (start < text.length && start < chars) {
    const begin: string = open === null ? '' : open.kind === 'code' ? `${open.line}\n` : `${open.head}\n`;
    const cut: { end: number; open: Open | null } = nextCut(text, start, open);
    const close = cut.open?.kind === 'code' ? `\n${cut.open.mark}` : '';
    const body = `${begin}${text.slice(start, cut.end)}${close}`;
    parts.push(definitions !== '' && body.includes(']') ? `${body}\n\n${definitions}` : body);
    ({ end: start, open } = cut);
  }
  return { parts, restChars: text.length - start };
}

function nextCut(text: string, start: number, openBefore: Open | null): { end: number; open: Open | null } {
  let open = openBefore;
  let before = '';
  let at = start;
  let cost = 0;
  while (at < text.length) {
    const lineEnd = text.indexOf('\n', at);
    const end = lineEnd < 0 ? text.length : lineEnd + 1;
    const line = text.slice(at, Math.min(end, at + PART_CHARS));
    const isCode = open?.kind === 'code';
    const limit = isCode ? CODE_CHARS : BLOCK_CHARS;
    // Marks are only words in code.
    cost += isCode ? end - at : costOf(text, at, end, limit);
    if (cost > limit && at > start) return { end: at, open };
    if (cost > limit)
      return { end: wordEnd(text, start, isCode ? start + limit : endOfCost(text, start, PART_CHARS)), open };
    const wasCode = isCode;
    open = openAfter(line, before, open);
    // Long code is a part of its own, so that nobody has to parse it as markdown.
    if (open?.kind === 'code' && !wasCode && at > start && isLongCode(text, end, open.mark))
      return { end: at, open: null };
    before = line;
    at = end;
    if (wasCode && open === null && cost >= PART_CHARS) return { end: at, open: null };
    // What is set in belongs to the block above the blank line.
    const isBetweenBlocks = line.trim() === '' && open === null && !/^[ \t]/.test(text.charAt(at));
    if (isBetweenBlocks && cost >= PART_CHARS) return { end: at, open: null };
  }
  return { end: text.length, open: null };
}

/** Does the code that begins here go on for longer than a part? */
function isLongCode(text: string, start: number, mark: string): boolean {
  const close = text.indexOf(`\n${mark}`, start);
  return (close < 0 ? text.length : close) - start > PART_CHARS;
}

function openAfter(line: string, before: string, open: Open | null): Open | null {
  const fence = FENCE.exec(line)?.[1];
  if (open?.kind === 'code') return fence?.startsWith(open.mark) && line.trim() === fence ? null : open;
  if (fence !== undefined) return { kind: 'code', line: line.trimEnd(), mark: fence };
  if (line.trim() === '') return null;
  if (open === null && before.includes('|') && line.includes('-') && TABLE_RULE.test(line.trimEnd())) {
    return { kind: 'table', head: `${before.trimEnd()}\n${line.trimEnd()}` };
  }
  return open;
}

function wordEnd(text: string, start: number, limit: number): number {
  const space = text.lastIndexOf(' ', limit);
  return space > start ? space + 1 : limit;
}
