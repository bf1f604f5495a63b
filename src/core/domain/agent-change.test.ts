import { describe, expect, it } from 'vitest';
import { aStoredAgent } from '../../../tests/support/store-samples.ts';
import { agentWithWebhook, changedAgent, managementOf } from './agent-change.ts';

const stored = aStoredAgent({
  description: 'described',
  tag: 'ci',
  webhookUrl: 'https://example.com/hook',
  webhookHeaders: { 'X-A': 'b' },
  webhookAuth: { username: 'user', password: 'secret' },
  managementUrl: 'https://example.com/m',
  managementApiKey: 'key',
});
const masked = { username: 'renamed', password: '***' };

describe('changedAgent', () => {
  it('keeps what is left out and clears what is null', () => {
    expect(changedAgent(stored, {})).toEqual(stored);
    expect(changedAgent(stored, { tag: null, webhookAuth: null, webhookHeaders: null })).toEqual({
      ...stored,
      tag: null,
      webhookAuth: null,
      webhookHeaders: null,
    });
  });

  it('97. takes a masked password for the stored one', () => {
    expect(changedAgent(stored, { webhookAuth: masked }).webhookAuth).toEqual({
      username: 'renamed',
      password: 'secret',
    });
    expect(changedAgent({ ...stored, webhookAuth: null }, { webhookAuth: masked }).webhookAuth).toBeNull();
  });
});

describe('agentWithWebhook', () => {
  const request = { channelId: stored.id, url: 'https://example.com/new' };

  it('97. clears headers and auth that are left out, and leaves the rest', () => {
    expect(agentWithWebhook(stored, request)).toEqual({
      ...stored,
      webhookUrl: request.url,
      webhookHeaders: null,
      webhookAuth: null,
    });
  });

  it('97. takes a masked password and key for the stored ones', () => {
    const management = { url: 'https://example.com/m2', apiKey: '***' };
    expect(agentWithWebhook(stored, { ...request, auth: masked, management })).toMatchObject({
      webhookAuth: { username: 'renamed', password: 'secret' },
      managementUrl: management.url,
      managementApiKey: 'key',
    });
  });
});

it('managementOf stores a new key and clears both together', () => {
  expect(managementOf({ url: 'https://example.com', apiKey: 'new' }, stored).managementApiKey).toBe('new');
  expect(managementOf({ url: null, apiKey: null }, stored)).toEqual({ managementUrl: null, managementApiKey: null });
});
