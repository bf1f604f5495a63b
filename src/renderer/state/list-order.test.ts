import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_ROWS, putBack, rowAway, rowPlace, settleOrder } from './list-order.ts';

const SHOWN = { rows: ['a', 'b', 'c'], arrivals: [] };

describe('the quiet list', () => {
  it('keeps arrivals in the pill while the person is in the middle', () => {
    expect(settleOrder(SHOWN, ['new', 'a', 'b', 'c'], true)).toEqual({ rows: ['a', 'b', 'c'], arrivals: ['new'] });
  });

  it('does not put rows in another order while the person is in the middle', () => {
    expect(settleOrder(SHOWN, ['c', 'b', 'a'], true)).toBe(SHOWN);
  });

  it('lets go at once of what no longer belongs', () => {
    expect(settleOrder(SHOWN, ['a', 'c'], true).rows).toEqual(['a', 'c']);
  });

  it('takes everything in between two answers, and when nothing is left to disturb', () => {
    expect(settleOrder({ rows: ['a'], arrivals: ['new'] }, ['new', 'a'], false)).toEqual({
      rows: ['new', 'a'],
      arrivals: [],
    });
    expect(settleOrder(SHOWN, ['new'], true)).toEqual({ rows: ['new'], arrivals: [] });
    expect(settleOrder(NO_ROWS, ['a'], true).rows).toEqual(['a']);
  });

  it('keeps every row that still belongs and lists every other key, whatever changed its place', () => {
    const keys = fc.uniqueArray(fc.integer({ min: 0, max: 12 }).map(String), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(keys, keys, (rows, wanted) => {
        const left = rows.filter((key) => wanted.includes(key));
        const order = settleOrder({ rows, arrivals: [] }, wanted, true);
        if (left.length === 0) expect(order.rows).toEqual(wanted);
        else {
          expect(order.rows).toEqual(left);
          expect(order.arrivals).toEqual(wanted.filter((key) => !left.includes(key)));
        }
      }),
    );
  });

  it('puts an answer that did not get away back at the end, not among the new ones', () => {
    expect(putBack({ rows: ['a'], arrivals: ['b'] }, 'b')).toEqual({ rows: ['a', 'b'], arrivals: [] });
  });
});

describe('the next row', () => {
  it('stops at both ends', () => {
    expect(rowAway(['a', 'b'], 'b', 1, 1)).toBe('b');
    expect(rowAway(['a', 'b'], 'a', 0, -1)).toBe('a');
    expect(rowAway([], 'a', 0, 1)).toBeNull();
  });

  it('is the one that took the place of a row that has gone', () => {
    expect(rowAway(['a', 'c'], 'b', 1, 1)).toBe('c');
    expect(rowAway(['a', 'c'], 'b', 1, -1)).toBe('a');
  });

  it('is found from any place that was remembered', () => {
    const rows = ['a', 'b', 'c', 'd'];
    for (const near of [0, 2, 9]) expect(rows.map((key) => rowPlace(rows, key, near))).toEqual([0, 1, 2, 3]);
    expect(rowPlace(rows, 'gone', 1)).toBe(-1);
    expect(rowPlace([], null, 0)).toBe(-1);
  });
});
