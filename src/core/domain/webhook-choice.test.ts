import { describe, expect, it } from 'vitest';
import { aStoredAgent, aStoredMessage } from '../../../tests/support/store-samples.ts';
import { chooseWebhook, printableUrl } from './webhook-choice.ts';

const MESSAGE_URL = 'https://message.example/hook';
const AGENT_URL = 'https://agent.example/hook';
const CALLBACK = { url: 'https://callback.example/hook', method: 'put', headers: { 'X-A': 'b' } };
const AUTH = { webhookAuth: { username: 'üser', password: 'pass' }, webhookHeaders: { 'X-Key': 'secret' } };

const agent = aStoredAgent({ webhookUrl: AGENT_URL, ...AUTH });
const asked = (webhookUrl?: unknown) =>
  aStoredMessage('m', {
    ...(webhookUrl === undefined ? {} : { metadata: { webhookUrl } }),
    review: { type: 'freeform', callback: CALLBACK },
  });
const JSON_HEADER = ['Content-Type', 'application/json'];
const BASIC = ['Authorization', `Basic ${Buffer.from('üser:pass').toString('base64')}`];

describe('chooseWebhook', () => {
  it('takes the message’s address before the agent’s before the callback’s', () => {
    const choose = (message: ReturnType<typeof asked>, of = agent) =>
      chooseWebhook('review:responded', message, of)?.url;
    expect(choose(asked(MESSAGE_URL))).toBe(MESSAGE_URL);
    expect(choose(asked())).toBe(AGENT_URL);
    expect(choose(asked(), aStoredAgent())).toBe(CALLBACK.url);
    expect(choose(aStoredMessage('m'), aStoredAgent())).toBeUndefined();
    for (const junk of [7, '', null, {}]) expect(choose(asked(junk))).toBe(AGENT_URL);
  });

  it('for a person’s message knows only the agent’s address', () => {
    const choose = (of: typeof agent) => chooseWebhook('message:created', asked(MESSAGE_URL), of)?.url;
    expect(choose(agent)).toBe(AGENT_URL);
    expect(choose(aStoredAgent())).toBeUndefined();
  });

  it('gives the agent’s credentials to the agent’s address, custom headers last', () => {
    expect(chooseWebhook('review:expired', asked(), agent)).toMatchObject({
      method: 'POST',
      headers: [JSON_HEADER, BASIC, ['X-Key', 'secret']],
    });
  });

  it('gives them to a message’s address of the same origin only', () => {
    const headers = (url: string) => chooseWebhook('review:responded', asked(url), agent)?.headers.length;
    expect(headers('https://agent.example/other?x=1')).toBe(3);
    expect(headers('https://agent.example:443/other')).toBe(3);
    for (const url of [
      'http://agent.example/hook',
      'https://agent.example:444/',
      'https://x.agent.example/',
      'junk',
      'data:x',
    ]) {
      expect(headers(url), url).toBe(1);
    }
  });

  it('needs both parts of basic auth', () => {
    const half = aStoredAgent({ webhookUrl: AGENT_URL, webhookAuth: { username: '', password: 'x' } });
    expect(chooseWebhook('review:responded', asked(), half)?.headers).toEqual([JSON_HEADER]);
  });

  it('sends the callback’s own method and headers', () => {
    expect(chooseWebhook('review:responded', asked(), aStoredAgent(AUTH))).toMatchObject({
      method: 'PUT',
      headers: [JSON_HEADER, ['X-A', 'b']],
    });
  });
});

it('printableUrl shows no credentials and no query', () => {
  expect(printableUrl('https://u:p@a.example:81/x?token=1#f')).toBe('https://a.example:81/x?…');
  expect(printableUrl('https://a.example/x')).toBe('https://a.example/x');
  expect(printableUrl('junk')).toBe('(not a URL)');
});
