import { parse } from 'papaparse';

/** What is shown of a table. */
export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns that are not shown. */
  readonly moreColumnCount: number;
}

/** More columns are not looked at, and cost a second of layout. */
export const COLUMNS_MAX = 60;

/** Reads CSV as a table; the last line of a text that was cut off is left out, for it may be half a line. */
export function readTable(text: string, isCutOff: boolean): Table {
  const { data } = parse<string[]>(text, { skipEmptyLines: 'greedy' });
  const lines = isCutOff && data.length > 1 ? data.slice(0, -1) : data;
  const columnCount = lines.reduce((most, line) => Math.max(most, line.length), 0);
  const fit = (line: readonly string[]): string[] =>
    Array.from({ length: Math.min(columnCount, COLUMNS_MAX) }, (_, index) => line[index] ?? '');
  const [head = [], ...rows] = lines.map(fit);
  return { head, rows, moreColumnCount: Math.max(0, columnCount - COLUMNS_MAX) };
}
