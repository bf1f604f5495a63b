import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PART_CHARS, textParts } from './text-parts.ts';

const all = (text: string) => textParts(text, Number.POSITIVE_INFINITY).parts;

describe('cutting a long text', () => {
  it('leaves a short text whole', () => {
    expect(textParts('one\n\ntwo', 10)).toEqual({ parts: ['one\n\ntwo'], restChars: 0 });
  });

  it('loses nothing of prose and lists, and keeps each part small', () => {
    const block = fc.constantFrom('A paragraph of words. ', '- an item\n', '\n\n', 'word '.repeat(60), '\n> quote\n');
    fc.assert(
      fc.property(fc.array(block, { maxLength: 400 }), (blocks) => {
        const text = blocks.join('');
        const parts = all(text);
        expect(parts.join('')).toBe(text);
        for (const part of parts) expect(part.length).toBeLessThanOrEqual(2 * PART_CHARS);
      }),
    );
  });

  it('cuts between blocks, not within one', () => {
    const paragraph = `${'word '.repeat(300)}\n\n`;
    const parts = all(paragraph.repeat(20));
    expect(parts.length).toBeGreaterThan(3);
    for (const part of parts) expect(part.endsWith('\n\n')).toBe(true);
  });

  it('makes parts smaller where there are many marks, but not in code', () => {
    const dense = '| *a* | `b` | [c](https://example.com/d) |\n|---|---|---|\n| **1** | ~~2~~ | 3 |\n\n- [x] _two_\n\n';
    for (const part of all(dense.repeat(100))) expect(part.length).toBeLessThan(PART_CHARS / 2);
    expect(all('[a](https://b.c) '.repeat(400)).every((part) => part.length < PART_CHARS)).toBe(true);
    expect(all(`\`\`\`\n${'a | *b* | [c]\n'.repeat(200)}\`\`\``)).toHaveLength(1);
  });

  it('gives the parts of as much as is wanted and says how much is left', () => {
    const text = `${'word '.repeat(200)}\n\n`.repeat(50);
    const { parts, restChars } = textParts(text, 4_000);
    expect(parts).toHaveLength(2);
    expect(parts.join('').length + restChars).toBe(text.length);
  });

  it('closes code that is cut and opens it again, and does not cut at a blank line in it', () => {
    const parts = all(`Intro\n\n\`\`\`ts\n${'const a = 1;\n\n'.repeat(4_000)}\`\`\`\n\nEnd`);
    expect(parts.length).toBeGreaterThan(2);
    for (const part of parts) expect((part.match(/^```/gm) ?? []).length % 2).toBe(0);
    expect(parts[1]?.startsWith('```ts\n')).toBe(true);
    expect(parts.at(-1)?.endsWith('End')).toBe(true);
  });

  it('makes long code a part of its own, and leaves short code where it stands', () => {
    const code = `\`\`\`ts\n${'const a = 1;\n'.repeat(300)}\`\`\`\n`;
    expect(all(`Intro\n\n${code}\nEnd`)).toEqual(['Intro\n\n', code, '\nEnd']);
    const short = '```ts\nconst a = 1;\n```\n';
    expect(all(`Intro\n\n${short}\n${'word '.repeat(500)}`)[0]).toContain(short);
  });

  it('begins a table that is cut with its heading again', () => {
    const parts = all(`| a | b |\n|---|---|\n${'| 1 | 2 |\n'.repeat(3_000)}`);
    for (const part of parts) expect(part.startsWith('| a | b |\n|---|---|\n')).toBe(true);
  });

  it('lets an address that is defined at the end hold everywhere', () => {
    const parts = all(`See [the plan][p].\n\n${'Words. '.repeat(2_000)}\n\n[p]: https://example.com/plan`);
    expect(parts[0]).toContain('[p]: https://example.com/plan');
  });

  it('cuts a line that never ends, between words where there are any', () => {
    expect(all('x'.repeat(50_000)).join('')).toHaveLength(50_000);
    expect(all('word '.repeat(5_000)).every((part) => part.endsWith(' '))).toBe(true);
  });
});
