import { expect, it } from 'vitest';
import { firstMinuteReport } from './first-minute.mjs';

it('the report says each step with its time, and whether all of them were within the minute', () => {
  const steps = [
    { step: 'the window is there', atMs: 1_240 },
    { step: 'the question is open', atMs: 3_960 },
  ];
  expect(firstMinuteReport(steps)).toEqual({
    isMet: true,
    text: '   1.2 s  the window is there\n   4.0 s  the question is open\nWithin the first minute.',
  });
  expect(firstMinuteReport([...steps, { step: 'late', atMs: 61_000 }]).isMet).toBe(false);
});
