import { expect, it } from 'vitest';
import { webhookSettingsChange } from '../../../contract/webhook.ts';
import { allowlistOf, makeWebhookSecret } from './webhook-words.ts';

it('makes secrets that the server takes, each another one', () => {
  const secrets = Array.from({ length: 20 }, makeWebhookSecret);
  for (const secret of secrets) expect(webhookSettingsChange.safeParse({ secret }).success).toBe(true);
  expect(new Set(secrets).size).toBe(20);
});

it('reads one entry a line', () => {
  expect(allowlistOf(' localhost:5678 \n\n10.0.0.0/8\r\n')).toEqual(['localhost:5678', '10.0.0.0/8']);
  expect(allowlistOf('  ')).toEqual([]);
});
