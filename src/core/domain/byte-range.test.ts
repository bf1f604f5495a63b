import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readRange } from './byte-range.ts';

it.each([
  ['bytes=0-', 0, 'unsatisfiable'],
  ['bytes=-1', 0, 'unsatisfiable'],
  [undefined, 5, null],
  ['bytes=-', 5, null],
  ['bytes=0-0', 5, { start: 0, end: 0 }],
  ['Bytes=4-', 5, { start: 4, end: 4 }],
  ['bytes=99999999999999999999-', 5, 'unsatisfiable'],
])('%s of %d bytes', (header, sizeBytes, expected) => {
  expect(readRange(header, sizeBytes)).toEqual(expected);
});

it('gives only parts that lie within the file, whatever is asked', () => {
  const edge = fc.oneof(fc.nat(20).map(String), fc.constant(''));
  const header = fc.oneof(
    fc.string(),
    fc.tuple(edge, edge).map(([first, last]) => `bytes=${first}-${last}`),
  );
  fc.assert(
    fc.property(header, fc.nat(15), (asked, sizeBytes) => {
      const range = readRange(asked, sizeBytes);
      if (range === null || range === 'unsatisfiable') return;
      expect(range.start).toBeGreaterThanOrEqual(0);
      expect(range.start).toBeLessThanOrEqual(range.end);
      expect(range.end).toBeLessThan(sizeBytes);
    }),
    { numRuns: 2_000 },
  );
});
