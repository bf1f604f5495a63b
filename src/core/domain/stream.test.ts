import { describe, expect, it } from 'vitest';
import { aStoredMessage } from '../../../tests/support/store-samples.ts';
import { repeatedDraft, updatedDraft } from './stream.ts';

const draft = aStoredMessage('m1', { text: 'a', streamId: 's', streamState: 'streaming' });
const request = { channelId: draft.channelId, text: 'a b' };

describe('updatedDraft', () => {
  it('replaces the text, and goes on streaming unless it ends', () => {
    expect(updatedDraft(draft, request)).toEqual({ text: 'a b', streamState: 'streaming' });
    expect(updatedDraft(draft, { ...request, complete: true }).streamState).toBe('complete');
  });

  it('is aborted rather than complete', () => {
    expect(updatedDraft(draft, { ...request, complete: true, streamState: 'aborted' }).streamState).toBe('aborted');
  });

  it('ignores every other state, so that a draft never opens again', () => {
    const ended = { ...draft, streamState: 'complete' };
    expect(updatedDraft(ended, { ...request, streamState: 'streaming' }).streamState).toBe('complete');
    expect(updatedDraft(draft, { ...request, streamState: 'complete' }).streamState).toBe('streaming');
  });
});

describe('repeatedDraft', () => {
  it('gives up a draft that still streams, and keeps its text when none is given', () => {
    expect(repeatedDraft(draft, { text: 'b', streamState: 'aborted' })).toEqual({ text: 'b', streamState: 'aborted' });
    expect(repeatedDraft(draft, { streamState: 'aborted' })?.text).toBe('a');
  });

  it('changes nothing else', () => {
    expect(repeatedDraft(draft, { text: 'b', streamState: 'complete' })).toBeNull();
    expect(repeatedDraft({ ...draft, streamState: 'complete' }, { text: 'b', streamState: 'aborted' })).toBeNull();
  });
});
