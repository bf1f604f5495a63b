import type { PlainKey } from '../../../words/catalogue.ts';
import type { ItemKey } from '../../state/item.ts';

/** A heading among the rows; it takes a line of its own. */
export interface ListHeading {
  /** The line where it stands, counted from 0. */
  readonly line: number;
  readonly words: PlainKey;
}

/** How high the lines of a list are, in pixels. */
export interface LineHeights {
  readonly row: number;
  readonly heading: number;
  /** Above the first line and below the last. */
  readonly padding: number;
}

/** The lines of a list: its rows, and at most two headings. Nothing is made per row, however many there are. */
export interface ListShape {
  readonly heightPx: number;
  /** How far below the top of the list a line begins. */
  topOf(line: number): number;
  /** The line at a distance from the top of the list, within the list. */
  lineAt(y: number): number;
  readonly headings: readonly ListHeading[];
  readonly lineCount: number;
  /** The row of a line; null where a heading stands. */
  rowAt(line: number): number | null;
  lineOf(row: number): number;
}

/** Puts “Expiring soon” above the rows at the top that are, and a second heading above the rest. */
export function listShape(rows: readonly ItemKey[], soon: ReadonlySet<ItemKey>, heights: LineHeights): ListShape {
  const soonCount = soon.size === 0 ? 0 : countFirst(rows, (key) => soon.has(key));
  const headings: ListHeading[] = [];
  if (soonCount > 0) headings.push({ line: 0, words: 'queue.expiringSoon' });
  if (soonCount > 0 && soonCount < rows.length) headings.push({ line: soonCount + 1, words: 'queue.later' });
  const headingsBefore = (line: number): number => headings.filter((heading) => heading.line < line).length;
  const lineCount = rows.length + headings.length;
  const topOf = (line: number): number => {
    const above = headingsBefore(line);
    return heights.padding + above * heights.heading + (line - above) * heights.row;
  };
  return {
    headings,
    lineCount,
    heightPx: topOf(lineCount) + heights.padding,
    topOf,
    lineAt(y) {
      // Headings are lower than rows: the guess is at most a few lines too early.
      let line = Math.max(0, Math.floor((y - heights.padding) / heights.row));
      while (line + 1 < lineCount && topOf(line + 1) <= y) line += 1;
      return Math.min(line, Math.max(0, lineCount - 1));
    },
    rowAt: (line) => (headings.some((heading) => heading.line === line) ? null : line - headingsBefore(line)),
    lineOf: (row) => row + (soonCount === 0 ? 0 : row < soonCount ? 1 : 2),
  };
}

function countFirst(rows: readonly ItemKey[], fits: (key: ItemKey) => boolean): number {
  const end = rows.findIndex((key) => !fits(key));
  return end < 0 ? rows.length : end;
}
