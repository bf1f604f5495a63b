import { expect, it } from 'vitest';
import { aMessage, aReview } from '../../tests/support/wire-builders.ts';
import { decideNotification, type NotificationWish, type OnScreen } from './notification-decision.ts';

const away: OnScreen = { isFocused: false, messageIds: [], channelId: null };
const decide = (
  message = aMessage(),
  onScreen = away,
  changed: { wasAnnounced?: boolean; isSupported?: boolean; wish?: NotificationWish } = {},
) =>
  decideNotification(message, 'deploy-bot', {
    onScreen,
    wasAnnounced: false,
    isSupported: true,
    wish: { ofAgent: 'all', privacy: 'all' },
    ...changed,
  });

it('names the agent and the question', () => {
  expect(decide()).toEqual({ kind: 'show', title: 'deploy-bot', body: 'Deploy v2?' });
});

it('says what came when there is no text', () => {
  expect(decide(aMessage({ text: null, review: aReview() }))).toMatchObject({ body: 'asks for your review' });
  const file = { id: 'f1', channelId: 'c1', filename: 'a.png', mimeType: 'image/png', size: 3 };
  expect(decide(aMessage({ text: null, attachments: [file] }))).toMatchObject({ body: 'sent an attachment' });
});

it('is quiet about what the person is looking at, and only then', () => {
  const looking = { isFocused: true, messageIds: ['m1'], channelId: null };
  expect(decide(aMessage(), looking)).toEqual({ kind: 'skip', reason: 'on screen' });
  expect(decide(aMessage(), { ...looking, isFocused: false }).kind).toBe('show');
  expect(decide(aMessage(), { ...looking, messageIds: ['other'] }).kind).toBe('show');
  expect(decide(aMessage(), { isFocused: true, messageIds: [], channelId: 'c1' }).kind).toBe('skip');
});

it('gives a reason for each that it does not show', () => {
  expect(decide(aMessage(), away, { wasAnnounced: true })).toEqual({ kind: 'skip', reason: 'already announced' });
  expect(decide(aMessage({ senderType: 'user' }))).toEqual({ kind: 'skip', reason: 'not from an agent' });
  expect(decide(aMessage(), away, { isSupported: false })).toEqual({ kind: 'skip', reason: 'not supported' });
});

it('shows markdown as words, on one line, at most 200 characters', () => {
  const text = '# Deploy **v2**?\n\n- see [the diff](https://example.com)\n```sh\nls\n```';
  expect(decide(aMessage({ text }))).toMatchObject({ body: 'Deploy v2? see the diff ls' });
  const long = decide(aMessage({ text: 'x'.repeat(5000) }));
  expect(long.kind === 'show' && long.body.length).toBe(200);
});

it('drops characters that could make it say something else', () => {
  expect(decide(aMessage({ text: 'Pay \u202e0001\u202c EUR\u0007' }))).toMatchObject({ body: 'Pay 0001 EUR' });
});

it('tells of each agent what the person wants to hear, and why it is quiet', () => {
  const question = aMessage({ review: aReview() });
  const none = { wish: { ofAgent: 'none', privacy: 'all' } } as const;
  const reviews = { wish: { ofAgent: 'reviews', privacy: 'all' } } as const;
  expect(decide(question, away, none)).toEqual({ kind: 'skip', reason: 'switched off for this agent' });
  expect(decide(question, away, reviews).kind).toBe('show');
  expect(decide(aMessage(), away, reviews)).toEqual({ kind: 'skip', reason: 'only reviews of this agent are wanted' });
});

it('says as much as the person allows', () => {
  const question = aMessage({ review: aReview() });
  const words = (privacy: NotificationWish['privacy'], message = question) =>
    decide(message, away, { wish: { ofAgent: 'all', privacy } });
  expect(words('agent')).toEqual({ kind: 'show', title: 'deploy-bot', body: 'asks for your review' });
  expect(words('agent', aMessage())).toMatchObject({ body: 'sent a message' });
  expect(words('nothing')).toEqual({ kind: 'show', title: 'Placet Desk', body: 'Something waits for you' });
  expect(words('nothing', aMessage())).toMatchObject({ body: 'Something new arrived' });
});
