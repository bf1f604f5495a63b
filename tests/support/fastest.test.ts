import { expect, it } from 'vitest';
import { fastestMs } from './fastest.ts';

/** Plays these measurements one after another, and tells how many were taken. */
function measuring(...tookMs: number[]) {
  let runs = 0;
  return { run: async () => tookMs[runs++] ?? Number.NaN, runs: () => runs };
}

it('is content with the first run that is fast enough', async () => {
  const { run, runs } = measuring(900, 40, 10);
  expect(await fastestMs(100, run)).toBe(40);
  expect(runs()).toBe(2);
});

it('gives up after three, with the best of them', async () => {
  const { run, runs } = measuring(900, 400, 500, 10);
  expect(await fastestMs(100, run)).toBe(400);
  expect(runs()).toBe(3);
});
