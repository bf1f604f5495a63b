import { describe, expect, it } from 'vitest';
import { badgeOf } from './badge.ts';

it('promise 2: the badge says the number, and nothing when nothing waits', () => {
  expect(badgeOf({ count: 0, needsSignIn: false })).toEqual({ count: 0, text: '', words: 'Nothing waits.' });
  expect(badgeOf({ count: 1, needsSignIn: false })).toEqual({ count: 1, text: '1', words: '1 waits for you.' });
  expect(badgeOf({ count: 1200, needsSignIn: false })).toEqual({
    count: 1200,
    text: '999+',
    words: '1,200 wait for you.',
  });
});

describe('promise 13: a session that expired shows', () => {
  it('as “!” and in words, whatever else waits', () => {
    expect(badgeOf({ count: 0, needsSignIn: true }).text).toBe('!');
    expect(badgeOf({ count: 3, needsSignIn: true })).toEqual({
      count: 3,
      text: '!',
      words: 'Sign in again to see everything. 3 wait for you on the other accounts.',
    });
  });
});
