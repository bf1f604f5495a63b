import { describe, expect, it } from 'vitest';
import type { Ending } from './actor.ts';
import { chosenItems, chosenOption, inWords, quotedComment } from './answers.ts';

const answered = (response: Record<string, unknown>, feedback: string | null = null): Ending => ({
  kind: 'answered',
  messageId: 'm1',
  response,
  feedback,
  returned: {},
});
const expired: Ending = { kind: 'expired', messageId: 'm1' };

describe('what an agent of the demo reads from an answer', () => {
  it('is the option or the items, and nothing of what nobody answered', () => {
    expect(chosenOption(answered({ selectedOption: 'deploy' }))).toBe('deploy');
    expect(chosenItems(answered({ selectedIds: ['a', 2, 'b'] }))).toEqual(['a', 'b']);
    expect(chosenItems(answered({ _dismissed: true }))).toEqual([]);
    expect(chosenOption(expired)).toBeNull();
    expect(chosenItems(expired)).toEqual([]);
  });

  it('is the feedback, else the comment, as a quote', () => {
    expect(quotedComment(answered({ comment: 'late' }, 'shorter\nplease'))).toBe('> shorter\n> please\n\n');
    expect(quotedComment(answered({ comment: 'late' }))).toBe('> late\n\n');
    expect(quotedComment(answered({}))).toBe('');
    expect(quotedComment(expired)).toBe('');
  });

  it('is put together in words', () => {
    expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(inWords)).toEqual(['', 'a', 'a and b', 'a, b and c']);
  });
});
