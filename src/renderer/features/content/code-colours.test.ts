import { describe, expect, it } from 'vitest';
import { colourCode } from './code-colours.ts';

describe('the colours of code', () => {
  it('lose not a letter, and know what is what', () => {
    const code = 'const answer = "42"; // <why>';
    const parts = colourCode('ts', code) ?? [];
    expect(parts.map(({ text }) => text).join('')).toBe(code);
    expect(parts.filter(({ kind }) => kind).map(({ text, kind }) => [text, kind])).toEqual([
      ['const', 'keyword'],
      ['"42"', 'string'],
      ['// <why>', 'comment'],
    ]);
  });

  it.each(['python', 'bash', 'json', 'yaml', 'sql', 'html', 'go', 'rust'])('know %s', (language) => {
    expect(colourCode(language, 'x')).not.toBeNull();
  });

  it.each(['mermaid', 'klingon', '__proto__', ''])('leave %j alone', (language) => {
    expect(colourCode(language, 'x')).toBeNull();
  });
});
