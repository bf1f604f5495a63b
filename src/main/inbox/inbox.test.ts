import { expect, it } from 'vitest';
import { aMessage, anAgent, aReview } from '../../../tests/support/wire-builders.ts';
import { createInbox } from './inbox.ts';

const completed = aMessage({
  review: aReview({ status: 'completed', response: { selectedOption: 'approve' } }),
  updatedAt: '2026-04-01T14:05:00.000Z',
});

it('125 (client): two identical message:created events show one message and arrive once', () => {
  const inbox = createInbox();
  inbox.replace([anAgent()], []);
  const first = inbox.apply({ name: 'message:created', payload: aMessage() });
  const second = inbox.apply({ name: 'message:created', payload: aMessage() });
  expect(first.arrived).toHaveLength(1);
  expect(second.arrived).toHaveLength(0);
  expect(inbox.messages()).toHaveLength(1);
  expect(inbox.agents()[0]?.unreadCount).toBe(1);
});

it('126 (client): an unknown review status and type are kept as they are', () => {
  const inbox = createInbox();
  inbox.replace([anAgent()], []);
  const odd = aMessage({ review: aReview({ type: 'hologram', status: 'changes_requested' }) });
  inbox.apply({ name: 'message:created', payload: odd });
  expect(inbox.findMessage('m1')?.review).toMatchObject({ type: 'hologram', status: 'changes_requested' });
});

it('never lets an older copy reopen a review that was answered', () => {
  const inbox = createInbox();
  inbox.replace([anAgent()], [completed]);
  expect(inbox.upsert([aMessage({ review: aReview(), updatedAt: '2026-04-01T15:00:00.000Z' })])).toEqual([]);
  expect(inbox.findMessage('m1')?.review?.status).toBe('completed');
});

it('a whole reading that was begun before an answer does not reopen the review', () => {
  const inbox = createInbox();
  inbox.replace([anAgent()], [aMessage({ review: aReview() })]);
  inbox.upsert([completed]);
  expect(inbox.replace([anAgent()], [aMessage({ review: aReview() })]).changes).toHaveLength(1);
  expect(inbox.findMessage('m1')?.review?.status).toBe('completed');
});

it('a message that is read by two ways arrives once, in its newest copy', () => {
  const inbox = createInbox();
  inbox.replace([anAgent()], []);
  const { arrived } = inbox.replace([anAgent()], [completed, aMessage({ review: aReview() })]);
  expect(arrived).toEqual([completed]);
});

it('takes a newer copy and drops an older one', () => {
  const inbox = createInbox();
  inbox.upsert([aMessage({ text: 'second', updatedAt: '2026-04-01T14:00:02.000Z' })]);
  inbox.upsert([aMessage({ text: 'first', updatedAt: '2026-04-01T14:00:01.000Z' })]);
  expect(inbox.findMessage('m1')?.text).toBe('second');
});

it('marks a review expired by messageId or by id, and leaves an answered one alone', () => {
  const inbox = createInbox();
  inbox.upsert([
    aMessage({ review: aReview() }),
    aMessage({ id: 'm2', review: aReview() }),
    { ...completed, id: 'm3' },
  ]);
  inbox.apply({ name: 'review:expired', payload: { messageId: 'm1' } });
  inbox.apply({ name: 'review:expired', payload: { id: 'm2' } });
  inbox.apply({ name: 'review:expired', payload: { messageId: 'm3' } });
  expect(['m1', 'm2', 'm3'].map((id) => inbox.findMessage(id)?.review?.status)).toEqual([
    'expired',
    'expired',
    'completed',
  ]);
});

it('tells of nothing on the first reading and of what came during a gap on later ones', () => {
  const inbox = createInbox();
  expect(inbox.replace([anAgent()], [aMessage()]).arrived).toEqual([]);
  const fresh = aMessage({ id: 'm2' });
  expect(inbox.replace([anAgent()], [aMessage(), fresh]).arrived).toEqual([fresh]);
});

it('tells of a later reading only what it changes', () => {
  const inbox = createInbox();
  inbox.replace([anAgent()], [aMessage(), aMessage({ id: 'm2' }), aMessage({ id: 'm3' })]);
  const edited = aMessage({ id: 'm2', text: 'edited' });
  const { changes } = inbox.replace([anAgent()], [aMessage(), edited]);
  expect(changes.slice(1)).toEqual([{ kind: 'messages', upsert: [edited], remove: ['m3'] }]);
  expect(inbox.messages()).toEqual([aMessage(), edited]);
});

it('tells nothing of what is read again and says the same', () => {
  const inbox = createInbox();
  const asked = aMessage({ review: aReview() });
  inbox.upsert([asked, aMessage({ id: 'm2' })]);
  const edited = aMessage({ id: 'm2', text: 'edited' });
  expect(inbox.upsert([structuredClone(asked), edited])).toEqual([{ kind: 'messages', upsert: [edited], remove: [] }]);
  expect(inbox.upsert([structuredClone(asked)])).toEqual([]);
});

it('asks for the agents again when an event names a channel that it does not know', () => {
  const inbox = createInbox();
  inbox.replace([anAgent()], []);
  expect(inbox.apply({ name: 'message:created', payload: aMessage() }).isUnknownChannel).toBe(false);
  const foreign = aMessage({ id: 'm2', channelId: 'c2' });
  expect(inbox.apply({ name: 'message:created', payload: foreign }).isUnknownChannel).toBe(true);
});

it('forgets a deleted message once', () => {
  const inbox = createInbox();
  inbox.upsert([aMessage()]);
  const { changes } = inbox.apply({ name: 'message:deleted', payload: { id: 'm1' } });
  expect(changes).toEqual([{ kind: 'messages', upsert: [], remove: ['m1'] }]);
  expect(inbox.apply({ name: 'message:deleted', payload: { messageId: 'm1' } }).changes).toEqual([]);
});

it('takes over an updated draft and keeps the steps that it knows', () => {
  const inbox = createInbox();
  const step = { id: 'e1', channelId: 'c1', streamId: 's', index: 0, text: 'reading', toolHint: false, createdAt: '' };
  inbox.replace([anAgent()], [aMessage({ streamId: 's', streamState: 'streaming', statusEvents: [step] })]);
  const updated = aMessage({ text: 'more', streamId: 's', updatedAt: '2026-04-01T14:00:01.000Z' });
  inbox.apply({ name: 'message:updated', payload: updated });
  expect(inbox.findMessage('m1')).toMatchObject({ text: 'more', statusEvents: [step] });
});

it('takes over the commands of an agent, and drops a piece of text that has no draft', () => {
  const inbox = createInbox();
  inbox.replace([anAgent()], [aMessage()]);
  const commands = [{ command: 'help', description: 'What I can do' }];
  const changed = inbox.apply({ name: 'agent:commands', payload: { channelId: 'c1', commands } });
  expect(changed.changes).toEqual([{ kind: 'agents', agents: [anAgent({ commands })] }]);
  expect(inbox.apply({ name: 'message:delta', payload: { channelId: 'c1', delta: 'x' } }).changes).toEqual([]);
});

it('keeps count of what is unread: agents’ messages raise it, reading clears it', () => {
  const inbox = createInbox();
  inbox.replace([anAgent({ unreadCount: 2 })], []);
  inbox.apply({ name: 'message:created', payload: aMessage() });
  inbox.apply({ name: 'message:created', payload: aMessage({ id: 'm2', senderType: 'user' }) });
  expect(inbox.agents()[0]?.unreadCount).toBe(3);
  inbox.markRead('c1');
  expect(inbox.agents()[0]?.unreadCount).toBe(0);
});

it('counts a message as unread once, whether the reading or the event tells of it first', () => {
  const inbox = createInbox();
  const at = (second: number) => `2026-04-01T14:00:0${second}.000Z`;
  inbox.replaceAgents([anAgent({ unreadCount: 1, lastMessageTime: at(5) })]);
  inbox.apply({ name: 'message:created', payload: aMessage({ createdAt: at(5) }) });
  expect(inbox.agents()[0]?.unreadCount).toBe(1);
  inbox.apply({ name: 'message:created', payload: aMessage({ id: 'm2', createdAt: at(6) }) });
  expect(inbox.agents()[0]?.unreadCount).toBe(2);
});

it('promise 1: nothing arrives anew when an account is switched off and on', () => {
  const inbox = createInbox();
  inbox.replace([anAgent()], [aMessage()]);
  expect(inbox.empty()).toContainEqual({ kind: 'messages', upsert: [], remove: ['m1'] });
  expect(inbox.isRead()).toBe(false);
  expect(inbox.replace([anAgent()], [aMessage(), aMessage({ id: 'm2' })]).arrived).toEqual([]);
});
