import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, rangesOf } from './fold.ts';

const marked = (text: string, ...terms: string[]) =>
  rangesOf(text, terms.map(fold)).map(({ start, end }) => text.slice(start, end));

describe('folding', () => {
  it('takes off capitals, accents and marks', () => {
    expect(fold('Überprüfen: All **212** `CAFÉ`')).toBe('uberprufen: all 212 cafe');
  });

  it('marks the original', () => {
    expect(marked('Überprüfung der Prüfung', 'pruf')).toEqual(['prüf', 'Prüf']);
    expect(marked('Cafe\u0301 au lait', 'cafe')).toEqual(['Cafe\u0301']);
    expect(marked('deploy', 'dep', 'eplo')).toEqual(['deplo']);
    expect(marked('İstanbul', 'istanbul')).toEqual(['İstanbul']);
    expect(marked('한국어', '한')).toEqual(['한']);
  });

  it('marks what was looked for wherever it is found', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }),
        (text, part) => {
          const term = fold(part);
          fc.pre(term !== '');
          for (const { start, end } of rangesOf(text, [term])) {
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(text.length);
          }
        },
      ),
    );
  });
});
