import { expect, it } from 'vitest';
import { createEventBus } from './events.ts';
import { storedMetadata } from './message.ts';

it.each([
  ['nothing', {}, null],
  ['null', { metadata: null }, null],
  ['an empty object stays one', { metadata: {} }, {}],
  ['what the agent sent', { metadata: { a: 1 } }, { a: 1 }],
  [
    'the webhook is added',
    { metadata: { a: 1 }, webhookUrl: 'https://x.example' },
    { a: 1, webhookUrl: 'https://x.example' },
  ],
  ['the plugin is added', { review: { type: 'freeform', payload: { plugin: 'p' } } }, { plugin: 'p' }],
  [
    'the agent’s plugin stays',
    { metadata: { plugin: 'q' }, review: { type: 'freeform', payload: { plugin: 'p' } } },
    { plugin: 'q' },
  ],
  ['only freeform names plugins', { review: { type: 'form', payload: { plugin: 'p' } } }, null],
  ['a plugin is named by text', { review: { type: 'freeform', payload: { plugin: 7 } } }, null],
])('stored metadata: %s', (_, request, expected) => {
  expect(storedMetadata(request)).toEqual(expected);
});

it('a listener that fails is reported and does not keep others from hearing', () => {
  const [heard, reported]: [string[], unknown[]] = [[], []];
  const bus = createEventBus((error) => void reported.push(error));
  const failure = new Error('deaf');
  bus.subscribe(() => {
    throw failure;
  });
  const leave = bus.subscribe(({ kind }) => void heard.push(kind));
  const event = { kind: 'message:deleted', messageId: 'm', channelId: 'c', ownerId: 'o' } as const;
  bus.publish(event);
  leave();
  bus.publish(event);
  expect(heard).toEqual(['message:deleted']);
  expect(reported).toEqual([failure, failure]);
});
