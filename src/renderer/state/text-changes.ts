import { diffLines, diffWordsWithSpace } from 'diff';

/** A stretch of a line; `isChanged` marks the words in which it differs from its counterpart. */
export interface LinePart {
  readonly text: string;
  readonly isChanged: boolean;
}

/** One row of a unified view; a gap stands for `count` lines that are the same and not shown. */
export type ChangeRow =
  | { readonly mark: 'same' | 'added' | 'removed'; readonly parts: readonly LinePart[] }
  | { readonly mark: 'gap'; readonly count: number };

/** What changed between two texts. */
export interface TextChanges {
  readonly rows: readonly ChangeRow[];
  readonly addedCount: number;
  readonly removedCount: number;
  /** How many rows were left out at the end because there are too many to read. */
  readonly cutCount: number;
}

/** Comparing is given up beyond this: nobody reads such a comparison, and the window must not wait for it. */
const COMPARED_CHARS = 400_000;
const EDITS = 4_000;
const TIMEOUT_MS = 60;
const SHOWN_ROWS = 600;
const CONTEXT_LINES = 2;
const WORDS_LINE_CHARS = 2_000;
/** More lines than this that were edited in one place are compared as lines only. */
const WORDS_LINES = 100;
const LINE_CHARS = 2_000;
/** Two lines that share less than this are two lines, not one that was edited. */
const SHARED = 0.35;

/** Compares two texts line by line, and edited lines word by word; null when they are too long or too different for that. */
export function textChanges(before: string, after: string): TextChanges | null {
  if (before.length + after.length > COMPARED_CHARS) return null;
  const changes = diffLines(ended(before), ended(after), { maxEditLength: EDITS, timeout: TIMEOUT_MS });
  if (changes === undefined) return null;
  const rows: ChangeRow[] = [];
  let addedCount = 0;
  let removedCount = 0;
  for (const [index, change] of changes.entries()) {
    const lines = linesOf(change.value);
    const previous = changes[index - 1];
    if (change.removed) {
      removedCount += lines.length;
      const next = changes[index + 1];
      rows.push(...edited(lines, next?.added ? linesOf(next.value) : []));
    } else if (change.added) {
      addedCount += lines.length;
      if (!previous?.removed) rows.push(...lines.map((line) => whole('added', line)));
    } else rows.push(...context(lines, index === 0, index === changes.length - 1));
  }
  const shown = rows.slice(0, SHOWN_ROWS);
  return { rows: shown, addedCount, removedCount, cutCount: rows.length - shown.length };
}

/** A text without a last line break differs from one with it in nothing that a person sees. */
function ended(text: string): string {
  const plain = text.replaceAll('\r\n', '\n');
  return plain === '' || plain.endsWith('\n') ? plain : `${plain}\n`;
}

function linesOf(value: string): string[] {
  const lines = value.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

function whole(mark: 'same' | 'added' | 'removed', line: string): ChangeRow {
  return { mark, parts: [{ text: shortened(line), isChanged: false }] };
}

function shortened(line: string): string {
  return line.length > LINE_CHARS ? `${line.slice(0, LINE_CHARS)}…` : line;
}

/** Unchanged lines: the few beside a change, and a gap for the rest. */
function context(lines: readonly string[], isFirst: boolean, isLast: boolean): ChangeRow[] {
  const head = isFirst ? 0 : CONTEXT_LINES;
  const tail = isLast ? 0 : CONTEXT_LINES;
  const left = lines.length - head - tail;
  // A gap of one line would take as much room as the line.
  if (left <= 1) return lines.map((line) => whole('same', line));
  return [
    ...lines.slice(0, head).map((line) => whole('same', line)),
    { mark: 'gap', count: left },
    ...lines.slice(lines.length - tail).map((line) => whole('same', line)),
  ];
}

/** Lines that others took the place of: all old ones, then all new ones, with the words marked in those that belong together. */
function edited(removed: readonly string[], added: readonly string[]): ChangeRow[] {
  const pairs = removed.map((line, index) => {
    const counterpart = added[index];
    return counterpart === undefined || index >= WORDS_LINES ? null : words(line, counterpart);
  });
  return [
    ...removed.map((line, index): ChangeRow => {
      const parts = pairs[index]?.before;
      return parts ? { mark: 'removed', parts } : whole('removed', line);
    }),
    ...added.map((line, index): ChangeRow => {
      const parts = pairs[index]?.after;
      return parts ? { mark: 'added', parts } : whole('added', line);
    }),
  ];
}

function words(before: string, after: string): { before: LinePart[]; after: LinePart[] } | null {
  if (before.length > WORDS_LINE_CHARS || after.length > WORDS_LINE_CHARS) return null;
  const changes = diffWordsWithSpace(before, after, { timeout: TIMEOUT_MS });
  if (changes === undefined) return null;
  const same = changes.reduce((sum, { added, removed, value }) => sum + (added || removed ? 0 : value.length), 0);
  if (same < SHARED * Math.max(before.length, after.length)) return null;
  const part = (isChanged: boolean, text: string): LinePart => ({ text, isChanged });
  return {
    before: changes.flatMap(({ added, removed, value }) => (added ? [] : [part(removed, value)])),
    after: changes.flatMap(({ added, removed, value }) => (removed ? [] : [part(added, value)])),
  };
}
