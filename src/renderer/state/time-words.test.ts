import { describe, expect, it } from 'vitest';
import { agoWords, countdownWords, durationWords, timeLeft } from './time-words.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('time left', () => {
  it('is amber under a quarter and red under a tenth of its life', () => {
    expect(timeLeft(0, 100, 70).urgency).toBe('calm');
    expect(timeLeft(0, 100, 76).urgency).toBe('soon');
    expect(timeLeft(0, 100, 91).urgency).toBe('late');
    expect(timeLeft(0, 100, 100)).toEqual({ leftMs: 0, fraction: 0, urgency: 'over' });
  });

  it('is never more than all, nor of a life that has no length', () => {
    expect(timeLeft(50, 100, 0).fraction).toBe(1);
    expect(timeLeft(100, 100, 0).fraction).toBe(0);
  });
});

describe('words of time', () => {
  it('says durations in few words', () => {
    expect(durationWords(400)).toBe('1 s');
    expect(durationWords(23.9 * MINUTE)).toBe('23 min');
    expect(durationWords(HOUR + 5 * MINUTE)).toBe('1 h 5 min');
    expect(durationWords(20.5 * HOUR)).toBe('20 h');
    expect(durationWords(50 * HOUR)).toBe('2 d');
  });

  it('counts seconds in the last ten minutes', () => {
    expect(countdownWords(3 * MINUTE + 4_000)).toBe('3 min 04 s left');
    expect(countdownWords(12 * MINUTE + 4_000)).toBe('12 min left');
    expect(countdownWords(45_000)).toBe('45 s left');
    expect(countdownWords(0)).toBe('no time left');
  });

  it('says how long ago', () => {
    const noon = new Date(2026, 10, 23, 12).getTime();
    expect(agoWords(noon + 5_000, noon)).toBe('just now');
    expect(agoWords(noon - 4 * MINUTE, noon)).toBe('4 min ago');
    expect(agoWords(noon - 3 * HOUR, noon)).toBe('3 h ago');
    expect(agoWords(noon - 20 * HOUR, noon)).toBe('yesterday');
    expect(agoWords(noon - 72 * HOUR, noon)).toBe('3 days ago');
  });
});
