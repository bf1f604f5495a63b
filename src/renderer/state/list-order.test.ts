import { describe, expect, it } from 'vitest';
import { NO_ROWS, putBack, rowAway, settleOrder } from './list-order.ts';

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
});
