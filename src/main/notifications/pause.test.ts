import { expect, it } from 'vitest';
import { isPaused, pauseEndOf, pauseOf, pauseWords } from './pause.ts';

const NOW = new Date(2026, 10, 23, 14, 0).getTime();

it('lasts an hour, until nine the next morning, or until the person resumes', () => {
  expect(pauseEndOf(pauseOf('hour', NOW))).toBe(NOW + 3_600_000);
  expect(pauseEndOf(pauseOf('morning', NOW))).toBe(new Date(2026, 10, 24, 9, 0).getTime());
  expect(pauseOf('resumed', NOW)).toEqual({ until: null });
});

it('holds up to its end and not at it', () => {
  const pause = pauseOf('hour', NOW);
  expect(isPaused(pause, NOW + 3_599_999)).toBe(true);
  expect(isPaused(pause, NOW + 3_600_000)).toBe(false);
  expect(isPaused({ until: null }, NOW + 1e12)).toBe(true);
  expect(isPaused(null, NOW)).toBe(false);
});

it('names the day when it does not end today', () => {
  expect(pauseWords(pauseOf('hour', NOW), NOW)).not.toMatch(/[A-Z][a-z]{2},? /);
  expect(pauseWords(pauseOf('morning', NOW), NOW)).toMatch(/until Tue\S* .*9:00/);
  expect(pauseWords({ until: null }, NOW)).toBe('Notifications paused until you resume them');
});
