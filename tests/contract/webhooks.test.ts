import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { APPROVED, aForm, aReview } from '../support/builders.ts';
import type { PersonClient } from '../support/clients.ts';
import { fastestMs } from '../support/fastest.ts';
import { fileForm } from '../support/file-form.ts';
import type { SocketClient } from '../support/socket-client.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';
import type { Answering } from '../support/webhook-receiver.ts';
import { answerWithWebhook, aReceiver, askWithWebhook, nextStatus, readDelivery } from '../support/webhook-scene.ts';

let core: TestCore;
let person: PersonClient;
let socket: SocketClient;
beforeAll(async () => {
  core = await startTestCore({ webhookAllow: ['127.0.0.1'] });
  person = await core.person();
  socket = await core.personSocket();
});
afterAll(() => core.stop());

const getMessage = (id: string) => person.call('getMessage', { parameters: { id } });
const setWebhook = (channelId: string, url: string, wish: object = {}) =>
  core.agent.call('agentSetWebhook', { body: { channelId, url, ...wish } });
/** An agent whose own webhook is a new receiver. */
async function hookedAgent(wish: object = {}, answer?: Answering) {
  const receiver = await aReceiver(answer);
  const agent = await core.newAgent();
  await setWebhook(agent.channelId, receiver.url, wish);
  return { receiver, agent };
}
const say = (channelId: string, text: string) => person.call('createMessage', { body: { channelId, text } });

describe('the receiver', () => {
  it('85. is the message’s, else the agent’s, else the callback’s, and only that one is called, once', async () => {
    const { receiver: ofAgent, agent } = await hookedAgent();
    const [ofMessage, ofCallback] = [await aReceiver(), await aReceiver()];
    const review = aReview({ callback: { url: ofCallback.url, method: 'PUT', headers: { 'X-A': 'b' } } });
    const plain = await core.newAgent();
    const ask = async (of: typeof agent, webhookUrl?: string) => {
      const body = { channelId: of.channelId, review, ...(webhookUrl === undefined ? {} : { webhookUrl }) };
      const { id } = await core.agent.call('agentCreateMessage', { body });
      await person.respond(id, APPROVED);
      expect(await nextStatus(socket, id)).toBe('webhook_delivered');
      return id;
    };
    const first = await ask(agent, ofMessage.url);
    const second = await ask(agent);
    const third = await ask(plain);
    const idsAt = (receiver: typeof ofAgent) => receiver.calls.map(({ body }) => body.message_id);
    expect([idsAt(ofMessage), idsAt(ofAgent), idsAt(ofCallback)]).toEqual([[first], [second], [third]]);
    expect(ofCallback.calls[0]).toMatchObject({
      method: 'PUT',
      headers: { 'x-a': 'b', 'content-type': 'application/json' },
    });
    expect([ofMessage.calls[0]?.method, ofAgent.calls[0]?.method]).toEqual(['POST', 'POST']);
  });

  it('86. gets the response with its facts, and no callback of somebody else', async () => {
    const receiver = await aReceiver();
    const review = aReview({ callback: { url: 'https://other.example/', headers: { 'X-Secret': 'x' } } });
    const { id, channelId } = await askWithWebhook(core.agent, receiver.url, review);
    const sending = { parameters: { id }, body: { response: APPROVED, feedback: 'fine', modifiedFileIds: { a: 'b' } } };
    const answered = await person.call('respond', sending);
    const { body } = await receiver.call();
    expect(body).toEqual({
      event: 'review:responded',
      channelId,
      message_id: id,
      messageId: id,
      review_type: 'approval',
      response: APPROVED,
      responded_at: answered.review?.completedAt,
      feedback: 'fine',
      modifiedFileIds: { a: 'b' },
      review: expect.objectContaining({ status: 'completed', response: APPROVED }),
    });
    expect(JSON.stringify(body)).not.toContain('X-Secret');
  });

  it('75. gets what was typed into a password field as it is', async () => {
    const receiver = await aReceiver();
    const { id } = await askWithWebhook(core.agent, receiver.url, aForm([{ name: 'pin', type: 'password' }]));
    await person.respond(id, { pin: '1234' });
    const { body } = await receiver.call();
    expect(body).toMatchObject({ response: { pin: '1234' }, review: { response: { pin: '1234' } } });
  });

  it('86. gets the iteration where there is one', async () => {
    const receiver = await aReceiver();
    const first = await core.agent.ask();
    await person.respond(first.id, APPROVED);
    const second = await core.agent.call('agentCreateMessage', {
      body: { channelId: core.agent.channelId, review: aReview(), iterationOf: first.id, webhookUrl: receiver.url },
    });
    await person.respond(second.id, APPROVED);
    expect((await receiver.call()).body).toMatchObject({ iterationGroupId: first.id, iteration: 2 });
  });

  it('86. 73. hears of an expiry once, whoever waits', async () => {
    const receiver = await aReceiver();
    const { id, channelId, review } = await askWithWebhook(core.agent, receiver.url, aReview({ expiresInSeconds: 1 }));
    await Promise.all([core.agent.wait(id), core.agent.wait(id), core.agent.wait(id)]);
    expect((await receiver.call()).body).toEqual({
      event: 'review:expired',
      channelId,
      message_id: id,
      messageId: id,
      review_type: 'approval',
      expired_at: review?.expiresAt,
    });
    while ((await readDelivery(person, id)).state !== 'delivered') await person.call('health');
    expect(receiver.calls).toHaveLength(1);
  });

  it('87. of the agent gets what a person says; without one nobody is called', async () => {
    const { receiver, agent } = await hookedAgent();
    const { channelId } = agent;
    const file = await person.call('storeFile', { form: fileForm({ channelId }) });
    const said = await person.call('createMessage', { body: { channelId, text: 'hello', attachmentIds: [file.id] } });
    const { body } = await receiver.call();
    // The text of a file is only in the answer to who creates the message (contract.md 4.2).
    const attachments = said.attachments.map(({ textContent: _, ...attachment }) => attachment);
    expect(attachments).toMatchObject([{ id: file.id }]);
    expect(body).toEqual({ event: 'message:created', channelId, message: { ...said, attachments } });
    expect(await nextStatus(socket, said.id)).toBe('webhook_delivered');
    const unheard = await say(core.agent.channelId, 'anybody?');
    expect(await person.call('listDeliveries', { parameters: { id: unheard.id } })).toEqual([]);
    expect((await getMessage(unheard.id)).deliveryStatus).toBe('sent');
  });

  it('does not hear what the agent says', async () => {
    const { receiver, agent } = await hookedAgent();
    const told = await agent.tell('hi');
    await person.call('health');
    expect(await person.call('listDeliveries', { parameters: { id: told.id } })).toEqual([]);
    expect(receiver.calls).toEqual([]);
  });
});

describe('headers', () => {
  const auth = { username: 'üser', password: 'pass' };
  const basic = `Basic ${Buffer.from('üser:pass').toString('base64')}`;

  it('88. carry basic auth, which custom headers override', async () => {
    const { receiver, agent } = await hookedAgent({ auth, headers: { 'X-Key': 'k' } });
    await say(agent.channelId, 'one');
    expect((await receiver.call(1)).headers).toMatchObject({ authorization: basic, 'x-key': 'k' });
    await setWebhook(agent.channelId, receiver.url, { auth, headers: { authorization: 'Bearer t' } });
    await say(agent.channelId, 'two');
    expect((await receiver.call(2)).headers.authorization).toBe('Bearer t');
  });

  it('89. of the agent do not go to a message’s address of another origin', async () => {
    const { receiver, agent } = await hookedAgent({ auth, headers: { 'X-Key': 'k' } });
    const foreign = await aReceiver();
    await answerWithWebhook(agent, person, foreign.url);
    await answerWithWebhook(agent, person, `${new URL(receiver.url).origin}/other`);
    const { headers } = await foreign.call();
    expect(headers).not.toHaveProperty('authorization');
    expect(headers).not.toHaveProperty('x-key');
    expect(await receiver.call()).toMatchObject({ path: '/other', headers: { authorization: basic, 'x-key': 'k' } });
  });

  it('97. of a webhook set anew are the new ones; the password reads back masked, and *** keeps it', async () => {
    const { receiver, agent } = await hookedAgent({ auth });
    const { channelId } = agent;
    const read = async () => (await core.agent.call('agentListAgents')).find(({ id }) => id === channelId);
    expect((await read())?.webhookAuth).toEqual({ username: 'üser', password: '***' });
    await core.agent.call('agentUpdateAgent', {
      parameters: { id: channelId },
      body: { webhookAuth: { username: 'other', password: '***' } },
    });
    await say(channelId, 'one');
    const kept = `Basic ${Buffer.from('other:pass').toString('base64')}`;
    expect((await receiver.call(1)).headers.authorization).toBe(kept);
    await setWebhook(channelId, receiver.url);
    expect((await read())?.webhookAuth).toBeNull();
    await say(channelId, 'two');
    expect((await receiver.call(2)).headers).not.toHaveProperty('authorization');
  });
});

describe('the delivery status', () => {
  it.each([
    [204, 'webhook_delivered'],
    [302, 'webhook_failed'],
    [500, 'webhook_failed'],
  ])('91. after %i is %s, announced once', async (status, expected) => {
    const elsewhere = await aReceiver();
    const receiver = await aReceiver((response) => response.writeHead(status, { location: elsewhere.url }).end());
    const id = await answerWithWebhook(core.agent, person, receiver.url);
    expect(await nextStatus(socket, id)).toBe(expected);
    expect((await getMessage(id)).deliveryStatus).toBe(expected);
    await socket.caughtUp();
    const heard = socket.received.filter(
      ({ name, payload }) => name === 'message:delivery' && payload.messageId === id,
    );
    expect(heard.map(({ payload }) => payload)).toEqual([
      { messageId: id, deliveryStatus: expected, channelId: core.agent.channelId },
    ]);
    expect([receiver.calls.length, elsewhere.calls.length]).toEqual([1, 0]);
  });

  it('91. where nobody listens is webhook_failed', async () => {
    const id = await answerWithWebhook(core.agent, person, 'http://127.0.0.1:9/');
    expect(await nextStatus(socket, id)).toBe('webhook_failed');
    expect(await readDelivery(person, id)).toMatchObject({ state: 'failed', attempts: [{ outcome: 'unreachable' }] });
  });

  it('90. of a receiver that hangs is webhook_failed after 10 s, long after the person had their answer', async () => {
    const LIMIT_MS = 11_000;
    const fastest = await fastestMs(LIMIT_MS, async () => {
      const receiver = await aReceiver(() => undefined);
      const startedAt = performance.now();
      const id = await answerWithWebhook(core.agent, person, receiver.url);
      expect(performance.now() - startedAt).toBeLessThan(5_000);
      expect((await getMessage(id)).deliveryStatus).toBe('sent');
      await receiver.call();
      const calledAt = performance.now();
      expect(await nextStatus(socket, id)).toBe('webhook_failed');
      // From before the call: this process may hear of it late.
      expect(performance.now() - startedAt).toBeGreaterThan(9_000);
      return performance.now() - calledAt;
    });
    expect(fastest).toBeLessThan(LIMIT_MS);
  });

  it('95. is not changed by the webhook of an expiry, whatever its result', async () => {
    const statuses = [200, 500].map(async (status) => {
      const receiver = await aReceiver((response) => response.writeHead(status).end());
      const { id } = await askWithWebhook(core.agent, receiver.url, aReview({ expiresInSeconds: 1 }));
      await receiver.call();
      while ((await readDelivery(person, id)).state === 'started') await person.call('health');
      await socket.caughtUp();
      expect(
        socket.received.filter(({ name, payload }) => name === 'message:delivery' && payload.messageId === id),
      ).toEqual([]);
      return (await getMessage(id)).deliveryStatus;
    });
    expect(await Promise.all(statuses)).toEqual(['sent', 'sent']);
  });

  it.each([200, 500])(
    '96. stays agent_received when the agent took notice before the receiver’s %i',
    async (status) => {
      let answer: () => void = () => undefined;
      const receiver = await aReceiver((response) => {
        answer = () => void response.writeHead(status).end();
      });
      const id = await answerWithWebhook(core.agent, person, receiver.url);
      await receiver.call();
      await core.agent.call('agentAcknowledgeMessage', { parameters: { id } });
      answer();
      while ((await readDelivery(person, id)).state === 'started') await person.call('health');
      expect((await getMessage(id)).deliveryStatus).toBe('agent_received');
    },
  );
});
