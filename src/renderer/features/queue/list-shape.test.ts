import { describe, expect, it } from 'vitest';
import { listShape } from './list-shape.ts';

describe('promise 8: the “expiring soon” group', () => {
  it('stands at the top with a heading, and the rest has one of its own', () => {
    const shape = listShape(['a', 'b', 'c'], new Set(['a', 'b', 'gone']));
    expect(shape.headings).toEqual([
      { line: 0, words: 'Expiring soon' },
      { line: 3, words: 'Later' },
    ]);
    expect([0, 1, 2, 3, 4].map(shape.rowAt)).toEqual([null, 0, 1, null, 2]);
    expect([0, 1, 2].map(shape.lineOf)).toEqual([1, 2, 4]);
    expect(shape.lineCount).toBe(5);
  });

  it('needs no second heading when all of them are, and none when none is', () => {
    expect(listShape(['a'], new Set(['a'])).headings).toHaveLength(1);
    const plain = listShape(['a', 'b'], new Set(['b']));
    expect([plain.lineCount, plain.rowAt(1), plain.lineOf(1)]).toEqual([2, 1, 1]);
  });
});
