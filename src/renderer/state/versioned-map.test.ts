import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VersionedMap } from './versioned-map.ts';

const change = fc.tuple(
  fc.integer({ min: 0, max: 12 }).map((number) => `key ${number}`),
  fc.option(fc.integer(), { nil: undefined }),
);
const step = fc.record({
  /** Which of the copies so far is changed, counted from the newest; mostly that one. */
  back: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: 5 }) }),
  changes: fc.array(change, { maxLength: 6 }),
});

describe('a map in versions', () => {
  it('says of every copy, whatever was changed afterwards, what a Map of its own would say', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 15 }), (steps) => {
        const copies = [{ map: VersionedMap.empty<number>(), plain: new Map<string, number>() }];
        for (const { back, changes } of steps) {
          const from = copies[Math.max(0, copies.length - 1 - back)];
          if (!from) continue;
          const plain = new Map(from.plain);
          for (const [key, value] of changes) {
            if (value === undefined) plain.delete(key);
            else plain.set(key, value);
          }
          copies.push({ map: from.map.with(changes), plain });
        }
        for (const { map, plain } of copies) {
          expect(map.size).toBe(plain.size);
          expect([...map.values()].sort()).toEqual([...plain.values()].sort());
          for (let number = 0; number <= 12; number++)
            expect(map.get(`key ${number}`)).toBe(plain.get(`key ${number}`));
        }
        for (const later of copies) {
          for (const earlier of copies) {
            const since = new Set(later.map.valuesSince(earlier.map));
            const news = [...later.plain].filter(([key, value]) => earlier.plain.get(key) !== value);
            for (const [, value] of news) expect(since).toContain(value);
          }
        }
      }),
    );
  });

  it('tells what is new without walking through all the rest', () => {
    const before = VersionedMap.empty<string>().with([
      ['a', 'one'],
      ['b', 'two'],
    ]);
    const after = before.with([['c', 'three']]).with([['a', undefined]]);
    expect([...after.valuesSince(before)]).toEqual(['three']);
  });
});
