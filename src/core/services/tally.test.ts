import { expect, it } from 'vitest';
import { createTally, takePlaces } from './tally.ts';

it('gives each holder as many places as the limit, and a place that was given back again', () => {
  const tally = createTally(2);
  const first = tally.take('a');
  expect(tally.take('a')).not.toBeNull();
  expect(tally.take('a')).toBeNull();
  expect(tally.take('b')).not.toBeNull();
  first?.();
  first?.();
  expect(tally.take('a')).not.toBeNull();
  expect(tally.take('a')).toBeNull();
});

it('takes a place in every tally or in none', () => {
  const [wide, narrow] = [createTally(2), createTally(1)];
  const both = takePlaces([
    [wide, 'a'],
    [narrow, 'a'],
  ]);
  expect(
    takePlaces([
      [wide, 'a'],
      [narrow, 'a'],
    ]),
  ).toBeNull();
  expect(wide.take('a')).not.toBeNull();
  both?.();
  expect([wide.take('a'), narrow.take('a')]).not.toContain(null);
});
