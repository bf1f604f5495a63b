import { describe, expect, it } from 'vitest';
import { stretchEnd, wholeCode } from './code-text.ts';

describe('a part that is one block of code', () => {
  it.each([
    ['```ts\nconst a = 1;\n```', { language: 'ts', text: 'const a = 1;' }],
    ['~~~\na\n\nb\n~~~~\n\n', { language: '', text: 'a\n\nb' }],
    ['``` diff more words\n+ a\n```\n', { language: 'diff', text: '+ a' }],
    ['```\n```', { language: '', text: '' }],
    ['````md\n```\nx\n```\n````', { language: 'md', text: '```\nx\n```' }],
  ])('%j', (part, code) => expect(wholeCode(part)).toEqual(code));

  it.each(['words', '```ts\nnot closed', '```\na\n```\nand words', '```\na\n```\n\n```\nb\n```', '  ```\na\n  ```'])(
    'is not: %j',
    (part) => expect(wholeCode(part)).toBeNull(),
  );
});

describe('where a stretch of code ends', () => {
  it('takes short code whole', () => expect(stretchEnd('a\n\nb', 0)).toBe(4));

  it('ends where something new begins, else with a line, else anywhere', () => {
    const block = `function f() {\n${'  a();\n\n'.repeat(60)}}\n\n`;
    const text = block.repeat(30);
    expect(text.slice(stretchEnd(text, 0)).startsWith('function f')).toBe(true);
    const lines = 'const a = 1;\n'.repeat(2_000);
    expect(lines.slice(stretchEnd(lines, 13)).startsWith('const')).toBe(true);
    expect(stretchEnd('x'.repeat(20_000), 100)).toBe(6_100);
  });
});
