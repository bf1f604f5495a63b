/** About so much markdown is laid out between two frames. */
export const PART_CHARS = 2_000;
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

/**
 * The first `count` parts of a markdown text, cut between blocks. A block that is too long is cut as well: code is closed
 * and opened again, a table begins with its heading again. Addresses that are defined in one part hold in all.
 */
export function textParts(text: string, count: number): TextParts {
  if (text.length <= PART_CHARS) return { parts: [text], restChars: 0 };
  const definitions = (text.match(DEFINITION) ?? []).slice(0, 200).join('\n').slice(0, PART_CHARS);
  const parts: string[] = [];
  let open: Open | null = null;
  let start = 0;
  while (start < text.length && parts.length < count) {
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
  while (at < text.length) {
    const lineEnd = text.indexOf('\n', at);
    const end = lineEnd < 0 ? text.length : lineEnd + 1;
    const line = text.slice(at, Math.min(end, at + PART_CHARS));
    const limit = open?.kind === 'code' ? CODE_CHARS : BLOCK_CHARS;
    if (end - start > limit && at > start) return { end: at, open };
    if (end - start > limit) return { end: wordEnd(text, start, open?.kind === 'code' ? limit : PART_CHARS), open };
    open = openAfter(line, before, open);
    before = line;
    at = end;
    // What is set in belongs to the block above the blank line.
    const isBetweenBlocks = line.trim() === '' && open === null && !/^[ \t]/.test(text.charAt(at));
    if (isBetweenBlocks && at - start >= PART_CHARS) return { end: at, open: null };
  }
  return { end: text.length, open: null };
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
  const space = text.lastIndexOf(' ', start + limit);
  return space > start ? space + 1 : start + limit;
}
