import { describe, expect, it } from 'vitest';
import { countText, textProblem } from './text-check.ts';

describe('the counter', () => {
  it.each([
    ['', {}, '', true],
    [' a ', {}, '1 character', true],
    ['', { minLength: 20 }, 'At least 20 characters', true],
    ['abc', { minLength: 5 }, '2 more needed', false],
    ['abcde', { minLength: 5 }, '5 characters', true],
    ['', { minLength: 5, maxLength: 8 }, '0 of 8', true],
    ['abc', { maxLength: 3 }, '3 of 3', true],
    ['abcd ', { maxLength: 3 }, '1 too many', false],
  ])('%j within %j says %j', (text, limits, words, isWithin) => {
    expect(countText(text, limits)).toEqual({ words, isWithin });
  });
});

describe('the check before sending', () => {
  it.each([
    ['', {}, 'Write something first.'],
    [' \n', { minLength: 3 }, 'Write something first.'],
    ['ab ', { minLength: 3 }, 'This is too short: 1 character more needed.'],
    ['abcdef', { maxLength: 4 }, 'This is too long: 2 characters too many.'],
    ['abc', { minLength: 3, maxLength: 3 }, null],
    [' a ', { maxLength: 1 }, null],
  ])('%j within %j: %s', (text, limits, problem) => {
    expect(textProblem(text, limits)).toBe(problem);
  });
});
