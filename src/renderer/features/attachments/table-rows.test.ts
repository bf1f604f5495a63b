import { expect, it } from 'vitest';
import { COLUMNS_MAX, readTable } from './table-rows.ts';

it('reads a table with quotes, other separators and lines within fields', () => {
  expect(readTable('a;b\n"x;y";"line\nbreak"\n1;2\n\n', false)).toEqual({
    head: ['a', 'b'],
    rows: [
      ['x;y', 'line\nbreak'],
      ['1', '2'],
    ],
    moreColumnCount: 0,
  });
});

it('leaves out a line that was cut off, and columns beyond those that are shown', () => {
  expect(readTable('a,b\n1,2\n3\n4', true).rows).toEqual([
    ['1', '2'],
    ['3', ''],
  ]);
  const wide = readTable(`${'x,'.repeat(COLUMNS_MAX + 4)}x\n`, false);
  expect([wide.head.length, wide.moreColumnCount]).toEqual([COLUMNS_MAX, 5]);
});

it('is a table without rows for nothing', () => {
  expect(readTable('', false)).toEqual({ head: [], rows: [], moreColumnCount: 0 });
});
