import { describe, expect, it } from 'vitest';
import { questionOf, stripMarkdown } from './question.ts';
import { asked } from './test-fixtures.ts';

const split = (text: string | null, type = 'approval') => questionOf(asked('a', { text }, { type }));

describe('the question of a message', () => {
  it('takes the marks of markdown off', () => {
    expect(stripMarkdown('## **Deploy** `v2` to [prod](https://x.y)? ##')).toBe('Deploy v2 to prod?');
    expect(stripMarkdown('- [ ] keep snake_case_names and 2 * 3 * 4')).toBe('keep snake_case_names and 2 * 3 * 4');
  });

  it('is the first line with words, which is then not shown twice', () => {
    expect(split('\n\n# Deploy?\n\nAll green.')).toEqual({ title: 'Deploy?', body: 'All green.' });
    expect(split('Deploy?\n=======\nAll green.')).toEqual({ title: 'Deploy?', body: 'All green.' });
  });

  it('leaves a line in the text that something hangs on', () => {
    expect(split('- one\n- two').body).toBe('- one\n- two');
    expect(split('| a |\n|---|').body).toBe('| a |\n|---|');
    expect(split('```\ncode\n```').body).toBe('```\ncode\n```');
  });

  it('cuts a long line at a sentence and keeps all of it below', () => {
    const text = `This is the first sentence. ${'More words follow. '.repeat(20)}`;
    expect(split(text)).toEqual({ title: 'This is the first sentence.', body: text });
  });

  it('says what is wanted where there is no text', () => {
    expect(split(null).title).toBe('Approval wanted');
    expect(split('  \n', '__proto__').title).toBe('A question');
  });

  it('does not let signs of direction turn the words around', () => {
    expect(split('\u202eReject?').title).toBe('Reject?');
  });
});
