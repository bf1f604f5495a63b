import { describe, expect, it } from 'vitest';
import type { Message } from '../../contract/message.ts';
import { isReadAlong, questionChange, questionMark, type Shown } from './question-change.ts';
import { asked, at } from './test-fixtures.ts';

const shown = (change: Partial<Message> = {}, newerRound: string | null = null): Shown => ({
  message: asked('a', { text: 'Deploy?', ...change }),
  newerRound,
});
const file = { id: 'f', filename: 'a.md', mimeType: 'text/plain', size: 1, channelId: 'agent' };

describe('a question that was shown', () => {
  it.each<[string, Shown]>([
    ['what an answer does not hang on', shown({ updatedAt: at(1), deliveryStatus: 'agent_received', status: 'info' })],
    ['its expiry', { ...shown(), message: asked('a', { text: 'Deploy?' }, { expiresAt: at(5) }) }],
  ])('is the same after a change of %s', (_what, now) => {
    expect(questionChange(shown(), now)).toBeNull();
    expect(questionMark(now)).toBe(questionMark(shown()));
  });

  it.each<[string, Shown]>([
    ['its text', shown({ text: 'Deploy to production?' })],
    ['what can be answered', { ...shown(), message: asked('a', { text: 'Deploy?' }, { payload: { options: [] } }) }],
    ['its files', shown({ attachments: [file] })],
  ])('is another after a change of %s', (_what, now) => {
    expect(questionChange(shown(), now)).toEqual({ isMessage: true, isNewerRound: false });
    expect(questionMark(now)).not.toBe(questionMark(shown()));
  });

  it('is another once a later round has come, unless that was there when it was opened', () => {
    expect(questionChange(shown(), shown({}, 'here/b'))).toEqual({ isMessage: false, isNewerRound: true });
    expect(questionChange(shown({}, 'here/b'), shown({}, 'here/b'))).toBeNull();
    expect(questionChange(shown({}, 'here/b'), shown({}, 'here/c'))?.isNewerRound).toBe(true);
  });

  it('has been read along when a draft only grew at its end', () => {
    const growing = (text: string) => shown({ text, streamState: 'streaming' });
    expect(isReadAlong(growing('Dep'), growing('Deploy?'))).toBe(true);
    expect(isReadAlong(growing('Deploy?'), growing('Delete?'))).toBe(false);
    expect(isReadAlong(shown(), shown({ text: 'Deploy? And more' }))).toBe(false);
  });
});
