import { expect, it } from 'vitest';
import { createTally } from './tally.ts';

it('gives each person as many places as the limit, and a place that was given back again', () => {
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
