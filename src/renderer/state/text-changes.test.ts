import { describe, expect, it } from 'vitest';
import { type ChangeRow, textChanges } from './text-changes.ts';

/** Rows as one would write them down: a sign, and changed words in brackets. */
function written(rows: readonly ChangeRow[]): string[] {
  const signs = { same: ' ', added: '+', removed: '-' };
  return rows.map((row) =>
    row.mark === 'gap'
      ? `~${row.count}`
      : signs[row.mark] + row.parts.map(({ text, isChanged }) => (isChanged ? `[${text}]` : text)).join(''),
  );
}

const changed = (before: string, after: string): string[] => written(textChanges(before, after)?.rows ?? []);

describe('what changed between two texts', () => {
  it('marks the words of a line that was edited', () => {
    expect(changed('Deploy on Monday at noon?', 'Deploy on Tuesday at noon?')).toEqual([
      '-Deploy on [Monday] at noon?',
      '+Deploy on [Tuesday] at noon?',
    ]);
  });

  it('takes lines that share little as two lines', () => {
    expect(changed('Nothing here stays', 'A wholly different sentence')).toEqual([
      '-Nothing here stays',
      '+A wholly different sentence',
    ]);
  });

  it('leaves out lines that are far from any change', () => {
    const lines = ['1', '2', '3', '4', '5', '6', '7', '8'];
    expect(changed(lines.join('\n'), [...lines.slice(0, 7), 'eight'].join('\n'))).toEqual([
      '~5',
      ' 6',
      ' 7',
      '-8',
      '+eight',
    ]);
  });

  it('counts, and finds nothing in a last line break or its kind', () => {
    expect(textChanges('a\nb\n', 'a\nb\nc\nd')).toMatchObject({ addedCount: 2, removedCount: 0, cutCount: 0 });
    expect(textChanges('a\r\nb', 'a\nb\n')).toMatchObject({ addedCount: 0, removedCount: 0 });
    expect(textChanges('', '')).toMatchObject({ rows: [], addedCount: 0 });
    expect(changed('', 'x')).toEqual(['+x']);
  });

  it('shows a part of very many lines, and gives up on texts that are too long or too different', () => {
    const many = (prefix: string, count: number): string =>
      Array.from({ length: count }, (_, index) => `${prefix} ${index}`).join('\n');
    expect(textChanges('', many('line', 1_000))).toMatchObject({ addedCount: 1_000, cutCount: 400 });
    expect(textChanges('x'.repeat(300_000), 'y'.repeat(300_000))).toBeNull();
    expect(textChanges(many('a', 5_000), many('b', 5_000))).toBeNull();
  });
});
