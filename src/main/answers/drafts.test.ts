import { describe, expect, it } from 'vitest';
import { aMessage, anAgent } from '../../../tests/support/wire-builders.ts';
import { createInbox, type Inbox } from '../inbox/inbox.ts';

const step = (index: number, text: string, streamId = 's1') => ({
  id: `step-${index}`,
  channelId: 'c1',
  streamId,
  index,
  text,
  toolHint: false,
  createdAt: '2026-04-01T14:00:00.000Z',
});
const draft = (text: string, change: object = {}) =>
  aMessage({ review: null, streamId: 's1', streamState: 'streaming', text, ...change });
const delta = (inbox: Inbox, text: string, change: object = {}) =>
  inbox.apply({ name: 'message:delta', payload: { channelId: 'c1', delta: text, streamId: 's1:0', ...change } });

function inboxWithDraft(): Inbox {
  const inbox = createInbox();
  inbox.replace([anAgent()], []);
  inbox.apply({ name: 'message:created', payload: draft('One') });
  return inbox;
}

describe('a draft in the inbox', () => {
  it('grows by the pieces that agents send, named by base or up to the last colon', () => {
    const inbox = inboxWithDraft();
    expect(delta(inbox, ' two').changes).toMatchObject([{ kind: 'drafts', news: [{ streamId: 's1', text: ' two' }] }]);
    delta(inbox, ' three', { streamId: 'other', streamBaseId: 's1' });
    expect(inbox.findMessage('m1')?.text).toBe('One two three');
  });

  it('is not shortened by a copy that lags behind, but corrected by one that says otherwise', () => {
    const inbox = inboxWithDraft();
    delta(inbox, ' two three');
    inbox.apply({ name: 'message:updated', payload: draft('One two', { updatedAt: '2026-04-01T15:00:00.000Z' }) });
    expect(inbox.findMessage('m1')?.text).toBe('One two three');
    inbox.apply({ name: 'message:updated', payload: draft('Other', { updatedAt: '2026-04-01T15:00:01.000Z' }) });
    expect(inbox.findMessage('m1')?.text).toBe('Other');
  });

  it('takes nothing more once it is finished, and drops a piece that comes before it', () => {
    const inbox = inboxWithDraft();
    const end = draft('Done.', { streamState: 'complete', updatedAt: '2026-04-01T15:00:00.000Z' });
    inbox.apply({ name: 'message:updated', payload: end });
    expect(delta(inbox, ' late').changes).toEqual([]);
    expect(delta(inbox, 'early', { streamId: 'unknown' }).changes).toEqual([]);
    expect(inbox.findMessage('m1')?.text).toBe('Done.');
  });

  it('keeps its steps, also those that came before it, once each and in order', () => {
    const inbox = createInbox();
    inbox.replace([anAgent()], []);
    inbox.apply({ name: 'message:status', payload: step(1, 'Reading') });
    inbox.apply({ name: 'message:status', payload: step(0, 'Looking') });
    inbox.apply({ name: 'message:created', payload: draft('One') });
    inbox.apply({ name: 'message:status', payload: step(2, 'Writing') });
    inbox.apply({ name: 'message:status', payload: step(2, 'Writing') });
    inbox.apply({ name: 'message:updated', payload: draft('One two', { updatedAt: '2026-04-01T15:00:00.000Z' }) });
    expect(inbox.findMessage('m1')?.statusEvents?.map(({ text }) => text)).toEqual(['Looking', 'Reading', 'Writing']);
  });

  it('tells progress of the draft, or of the agent when there is none', () => {
    const inbox = inboxWithDraft();
    const progress = (streamId?: string) =>
      inbox.apply({ name: 'message:progress', payload: { channelId: 'c1', content: 'Testing', streamId } }).changes;
    expect(progress('s1:4')).toMatchObject([{ news: [{ streamId: 's1', progress: { text: 'Testing' } }] }]);
    expect(progress()).toMatchObject([{ news: [{ streamId: '', progress: { text: 'Testing' } }] }]);
  });
});
