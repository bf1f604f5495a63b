import { expect, it } from 'vitest';
import { inhibitionOf } from './do-not-disturb.ts';

it('promise 14: the system’s do-not-disturb is on, off, or not known, and never guessed', () => {
  expect(inhibitionOf('(<true>,)\n')).toBe('on');
  expect(inhibitionOf('(<false>,)\n')).toBe('off');
  expect(inhibitionOf("(<''>,)\n")).toBe('unknown');
  expect(inhibitionOf('')).toBe('unknown');
});
