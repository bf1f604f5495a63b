import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type PersonClient, personClient } from '../support/clients.ts';
import type { SocketClient } from '../support/socket-client.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';
import { answerWithWebhook, aReceiver, nextStatus, readDelivery } from '../support/webhook-scene.ts';

const SECRET = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;

let core: TestCore;
let person: PersonClient;
let socket: SocketClient;
beforeAll(async () => {
  core = await startTestCore({ webhookAllow: ['127.0.0.1'] });
  person = await core.person();
  socket = await core.personSocket();
});
afterAll(() => core.stop());

const change = (body: object) => person.call('changeWebhookSettings', { body });
const DEFAULTS = { attempts: 1, secret: null, allowlist: [], allowlistAtStart: ['127.0.0.1'], strict: false };
const DEFAULT_CHANGE = { attempts: 1, secret: null, allowlist: [], strict: false };
const reset = async () => void (await change(DEFAULT_CHANGE));

describe('webhook settings', () => {
  it('begin with one attempt, no secret, an empty list, and what the start permitted', async () => {
    expect(await person.call('getWebhookSettings')).toEqual(DEFAULTS);
  });

  it('change one by one; the secret reads back masked, and the mask keeps it', async () => {
    onTestFinished(reset);
    expect(await change({ secret: SECRET })).toEqual({ ...DEFAULTS, secret: '***' });
    expect(await change({ secret: '***', attempts: 3 })).toEqual({ ...DEFAULTS, secret: '***', attempts: 3 });
    expect(await change({ allowlist: [' n8n.lan:5678 ', '10.0.0.0/8'], strict: true })).toEqual({
      ...DEFAULTS,
      secret: '***',
      attempts: 3,
      allowlist: ['n8n.lan:5678', '10.0.0.0/8'],
      strict: true,
    });
    expect(await change(DEFAULT_CHANGE)).toEqual(DEFAULTS);
  });

  it.each([
    [{ attempts: 0 }],
    [{ attempts: 11 }],
    [{ attempts: 1.5 }],
    [{ secret: 'short' }],
    [{ secret: 'whsec_dG9vIHNob3J0' }],
    [{ allowlist: ['http://n8n.lan/'] }],
    [{ allowlist: ['good.example', '*.example.com'] }],
    [{ allowlist: [''] }],
    [{ strict: 'yes' }],
  ])('refuse %j and stay', async (body) => {
    const { statusCode, errors } = await person.refusal('changeWebhookSettings', { body });
    expect([statusCode, errors?.length]).toEqual([400, 1]);
    expect(await person.call('getWebhookSettings')).toEqual(DEFAULTS);
  });

  it('are changed by an owner only', async () => {
    const body = { email: 'member@example.com', displayName: 'Member', password: 'long enough' };
    await person.call('createUser', { body });
    const member = await personClient(core.url, body.email, body.password);
    expect(await member.refusal('changeWebhookSettings', { body: { strict: true } })).toMatchObject({
      statusCode: 403,
      message: 'Owner access required',
    });
  });
});

describe('a delivery', () => {
  it('is signed when there is a secret, under one id however often it is sent', async () => {
    onTestFinished(reset);
    await change({ secret: SECRET });
    const receiver = await aReceiver();
    const id = await answerWithWebhook(core.agent, person, receiver.url);
    await nextStatus(socket, id);
    await person.call('retryDelivery', { parameters: { id } });
    for (const { text, headers } of receiver.calls) {
      expect(new Webhook(SECRET).verify(text, headers as Record<string, string>)).toMatchObject({ message_id: id });
      expect(headers['webhook-id']).toBe((await readDelivery(person, id)).id);
    }
    expect(receiver.calls).toHaveLength(2);
  });

  it('is not signed without one', async () => {
    const receiver = await aReceiver();
    await answerWithWebhook(core.agent, person, receiver.url);
    expect(Object.keys((await receiver.call()).headers).filter((name) => name.startsWith('webhook'))).toEqual([]);
  });

  it('is in the log: when, where, how it ended, how long it took, and how the answer began', async () => {
    const receiver = await aReceiver((response) => response.writeHead(503).end('Sorry! '.repeat(500)));
    const id = await answerWithWebhook(core.agent, person, `${receiver.url}?token=x`);
    await nextStatus(socket, id);
    const delivery = await readDelivery(person, id);
    expect(delivery).toEqual({
      id: expect.stringMatching(/^[a-z0-9]{20,}$/),
      messageId: id,
      event: 'review:responded',
      state: 'failed',
      nextAttemptAt: null,
      createdAt: expect.stringMatching(/Z$/),
      attempts: [
        {
          number: 1,
          url: `${receiver.url}?…`,
          startedAt: expect.stringMatching(/Z$/),
          durationMs: expect.any(Number),
          outcome: 'rejected',
          statusCode: 503,
          reason: 'The receiver answered 503.',
          answer: 'Sorry! '.repeat(500).slice(0, 1024),
        },
      ],
    });
  });

  it('has no secret header in the log, though the receiver sends it back', async () => {
    const receiver = await aReceiver((response, { headers }) => response.end(JSON.stringify(headers)));
    const agent = await core.newAgent();
    await core.agent.call('agentSetWebhook', {
      body: {
        channelId: agent.channelId,
        url: receiver.url,
        auth: { username: 'user', password: 'hush-hush' },
        headers: { 'X-Key': 'top-secret' },
      },
    });
    const { id } = await person.call('createMessage', { body: { channelId: agent.channelId, text: 'hi' } });
    await nextStatus(socket, id);
    const log = JSON.stringify(await person.call('listDeliveries', { parameters: { id } }));
    expect(log).toContain('Basic ***');
    for (const secret of ['top-secret', 'hush-hush', Buffer.from('user:hush-hush').toString('base64')]) {
      expect(log).not.toContain(secret);
    }
  });
});
