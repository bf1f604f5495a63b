import { describe, expect, it } from 'vitest';
import { PART_CHARS, textParts } from './text-parts.ts';

describe('parts of a long text', () => {
  it('are one when it is short', () => {
    expect(textParts('a\n\nb')).toEqual(['a\n\nb']);
  });

  it('end between paragraphs and lose nothing', () => {
    const text = 'some words\n\n'.repeat(5_000);
    const parts = textParts(text);
    expect(parts.join('')).toBe(text);
    expect(parts.every((part) => part.length <= PART_CHARS)).toBe(true);
    expect(parts[1]?.startsWith('\n\nsome words')).toBe(true);
  });

  it('end anywhere when there is no better place', () => {
    expect(textParts('x'.repeat(2 * PART_CHARS + 1)).map((part) => part.length)).toEqual([PART_CHARS, PART_CHARS, 1]);
  });
});
