import { describe, expect, it } from 'vitest';
import { snoozeChoices, snoozeInstant } from './snooze-choices.ts';

const MINUTE = 60_000;
const noon = new Date(2026, 10, 23, 12, 7).getTime();
const local = (day: number, hour: number, minute = 0): number => new Date(2026, 10, day, hour, minute).getTime();

describe('promise 15: how long “not now” may last', () => {
  it('is a quarter of an hour that one can read, this day, or the next morning', () => {
    expect(snoozeInstant('later-today', null, noon)).toBe(local(23, 15, 15));
    expect(snoozeInstant('later-today', null, local(23, 22))).toBeNull();
    expect(snoozeInstant('tomorrow', null, noon)).toBe(local(24, 9));
    expect(snoozeInstant('tomorrow', null, local(30, 23))).toBe(new Date(2026, 11, 1, 9).getTime());
  });

  it('never reaches the expiry', () => {
    const expiry = noon + 60 * MINUTE;
    expect(snoozeInstant('later-today', expiry, noon)).toBeNull();
    expect(snoozeInstant('before-expiry', expiry, noon)).toBe(noon + 45 * MINUTE);
    expect(snoozeInstant('before-expiry', noon + 10 * MINUTE, noon)).toBeNull();
    expect(snoozeInstant('before-expiry', null, noon)).toBeNull();
  });

  it('is offered where it fits at least one of several, and names those', () => {
    const targets = [
      { id: 'today', expiry: noon + 60 * MINUTE },
      { id: 'never', expiry: null },
    ];
    const choices = snoozeChoices(targets, ({ expiry }) => expiry, noon);
    expect(choices.map(({ kind, until }) => [kind, until.map(({ of }) => of.id)])).toEqual([
      ['later-today', ['never']],
      ['tomorrow', ['never']],
      ['before-expiry', ['today']],
    ]);
    expect(snoozeChoices([{ expiry: noon + MINUTE }], ({ expiry }) => expiry, noon)).toEqual([]);
  });
});
