import { describe, expect, it } from 'vitest';
import { listShape } from './list-shape.ts';

const HEIGHTS = { row: 56, heading: 28, padding: 6 };

it('knows where each line is, and which line is where', () => {
  const rows = Array.from({ length: 100_000 }, (_, index) => `m${index}`);
  const shape = listShape(rows, new Set(['m0', 'm1']), HEIGHTS);
  expect([0, 1, 2, 3, 4].map(shape.topOf)).toEqual([6, 34, 90, 146, 174]);
  expect(shape.heightPx).toBe(6 + 2 * 28 + 100_000 * 56 + 6);
  for (const line of [0, 1, 2, 3, 4, 50_000, 100_001]) {
    expect(shape.lineAt(shape.topOf(line))).toBe(line);
    expect(shape.lineAt(shape.topOf(line + 1) - 1)).toBe(line);
  }
  expect(shape.lineAt(0)).toBe(0);
  expect(shape.lineAt(1e9)).toBe(100_001);
});

describe('promise 8: the “expiring soon” group', () => {
  it('stands at the top with a heading, and the rest has one of its own', () => {
    const shape = listShape(['a', 'b', 'c'], new Set(['a', 'b', 'gone']), HEIGHTS);
    expect(shape.headings).toEqual([
      { line: 0, words: 'queue.expiringSoon' },
      { line: 3, words: 'queue.later' },
    ]);
    expect([0, 1, 2, 3, 4].map(shape.rowAt)).toEqual([null, 0, 1, null, 2]);
    expect([0, 1, 2].map(shape.lineOf)).toEqual([1, 2, 4]);
    expect(shape.lineCount).toBe(5);
  });

  it('needs no second heading when all of them are, and none when none is', () => {
    expect(listShape(['a'], new Set(['a']), HEIGHTS).headings).toHaveLength(1);
    const plain = listShape(['a', 'b'], new Set(['b']), HEIGHTS);
    expect([plain.lineCount, plain.rowAt(1), plain.lineOf(1)]).toEqual([2, 1, 1]);
  });
});
