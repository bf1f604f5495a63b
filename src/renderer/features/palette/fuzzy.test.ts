import { describe, expect, it } from 'vitest';
import { fuzzyScore } from './fuzzy.ts';

const best = (typed: string, ...names: string[]): string | undefined =>
  names
    .map((name) => ({ name, score: fuzzyScore(typed, name) ?? 0 }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)[0]?.name;

describe('fuzzy', () => {
  it('takes initials, beginnings and words in any order', () => {
    expect(best('nr', 'Needs review', 'Completed', 'Snoozed')).toBe('Needs review');
    expect(best('comp', 'Rows: compact', 'Completed')).toBe('Completed');
    expect(best('dark th', 'Theme: light', 'Theme: dark')).toBe('Theme: dark');
    expect(best('ubersicht', 'Übersicht')).toBe('Übersicht');
  });

  it('leaves out what only happens to have the letters', () => {
    expect(fuzzyScore('xyz', 'Needs review')).toBeNull();
    expect(fuzzyScore('eew', 'Needs review')).toBeNull();
  });
});
