import { expect, it } from 'vitest';
import { aMessage, aReview } from '../../../tests/support/wire-builders.ts';
import { arrivalWords, reminderWords, type SummaryKind, summaryWords } from './notification-words.ts';

const words = (message = aMessage(), privacy: 'all' | 'agent' | 'nothing' = 'all', name = 'deploy-bot') =>
  arrivalWords(message, name, privacy);
const question = aMessage({ review: aReview() });

it('names the agent and the question', () => {
  expect(words()).toEqual({ title: 'deploy-bot', body: 'Deploy v2?' });
  expect(words(aMessage(), 'all', ' ').title).toBe('Agent');
});

it('says what came when there is no text', () => {
  expect(words(aMessage({ text: null, review: aReview() })).body).toBe('asks for your review');
  const file = { id: 'f1', channelId: 'c1', filename: 'a.png', mimeType: 'image/png', size: 3 };
  expect(words(aMessage({ text: null, attachments: [file] })).body).toBe('sent an attachment');
});

it('shows markdown as words, on one line, at most 200 characters', () => {
  const text = '# Deploy **v2**?\n\n- see [the diff](https://example.com)\n```sh\nls\n```';
  expect(words(aMessage({ text })).body).toBe('Deploy v2? see the diff ls');
  expect(words(aMessage({ text: 'x'.repeat(5000) })).body).toHaveLength(200);
});

it('drops characters that could make it say something else', () => {
  expect(words(aMessage({ text: 'Pay \u202e0001\u202c EUR\u0007' })).body).toBe('Pay 0001 EUR');
});

it('promise 4: says as much as the person allows', () => {
  expect(words(question, 'agent')).toEqual({ title: 'deploy-bot', body: 'asks for your review' });
  expect(words(aMessage(), 'agent').body).toBe('sent a message');
  expect(words(question, 'nothing')).toEqual({ title: 'Placet Desk', body: 'Something waits for you' });
  expect(words(aMessage(), 'nothing').body).toBe('Something new arrived');
  const last = (privacy: 'all' | 'agent' | 'nothing', leftMs = 9.6 * 60_000) =>
    reminderWords(question, 'deploy-bot', privacy, leftMs);
  expect(last('all')).toEqual({ title: 'deploy-bot', body: 'Last call, expires in 10 minutes: Deploy v2?' });
  expect(last('agent')).toEqual({ title: 'deploy-bot', body: 'Last call: a review expires in 10 minutes' });
  expect(last('nothing')).toEqual({ title: 'Placet Desk', body: 'Last call: something expires in 10 minutes' });
  expect(last('agent', 65_000).body).toContain('in a minute');
  expect(last('agent', 20_000).body).toContain('in less than a minute');
});

it('says how many and from how many', () => {
  const words = (kind: SummaryKind, count: number, agentCount: number, areReviews = true) =>
    summaryWords(kind, { count, agentCount, areReviews }).body;
  expect(words('burst', 995, 3)).toBe('995 more messages arrived from 3 agents.');
  expect(words('burst', 1, 1)).toBe('One more message arrived from one agent.');
  expect(words('while-closed', 12, 2)).toBe('12 reviews came while Placet Desk was closed, from 2 agents.');
  expect(words('while-closed', 12, 2, false)).toBe('12 messages came while Placet Desk was closed, from 2 agents.');
  expect(words('paused', 2, 1)).toBe('2 messages came while notifications were paused, from one agent.');
  expect(words('quiet-hours', 4, 1)).toBe('4 messages came in your quiet hours, from one agent.');
});
