import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aReview } from '../support/builders.ts';
import { agentClient, type PersonClient } from '../support/clients.ts';
import { isInProcess, NEEDS_PORTS } from '../support/contract-target.ts';
import { createManualClock } from '../support/manual-clock.ts';
import type { SocketClient } from '../support/socket-client.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';
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

const retry = (id: string) => person.call('retryDelivery', { parameters: { id } });
const refusedRetry = async (id: string) => {
  const { statusCode, message } = await person.refusal('retryDelivery', { parameters: { id } });
  return [statusCode, message];
};
const statusOf = async (id: string) => (await person.call('getMessage', { parameters: { id } })).deliveryStatus;

describe('a failed delivery', () => {
  it.skipIf(!isInProcess)(`93. is not sent again by itself in a minute, nor in a day${NEEDS_PORTS}`, async () => {
    const clock = createManualClock();
    const timed = await startTestCore({ webhookAllow: ['127.0.0.1'], ports: { clock } });
    try {
      const receiver = await aReceiver((response) => response.writeHead(500).end());
      const heard = await timed.personSocket();
      const id = await answerWithWebhook(timed.agent, await timed.person(), receiver.url);
      expect(await nextStatus(heard, id)).toBe('webhook_failed');
      clock.advance(60_000);
      await timed.agent.call('health');
      clock.advance(24 * 60 * 60 * 1000);
      await timed.agent.call('health');
      expect(receiver.calls).toHaveLength(1);
    } finally {
      await timed.stop();
    }
  });

  it('94. is sent again by a person, once, with the same body', async () => {
    const receiver = await aReceiver((response, _, number) => response.writeHead(number === 1 ? 500 : 200).end());
    const id = await answerWithWebhook(core.agent, person, receiver.url);
    expect(await nextStatus(socket, id)).toBe('webhook_failed');
    expect(await retry(id)).toEqual({ retried: true });
    expect(await statusOf(id)).toBe('webhook_delivered');
    expect(receiver.calls).toHaveLength(2);
    expect(receiver.calls[1]?.text).toBe(receiver.calls[0]?.text);
    expect((await readDelivery(person, id)).attempts.map(({ number, outcome }) => [number, outcome])).toEqual([
      [1, 'rejected'],
      [2, 'delivered'],
    ]);
  });

  it('94. answers 200 when it fails again, and says so to sockets', async () => {
    const receiver = await aReceiver((response) => response.writeHead(500).end());
    const id = await answerWithWebhook(core.agent, person, receiver.url);
    await nextStatus(socket, id);
    expect(await retry(id)).toEqual({ retried: true });
    await socket.caughtUp();
    const heard = socket.received.filter(
      ({ name, payload }) => name === 'message:delivery' && payload.messageId === id,
    );
    expect(heard.map(({ payload }) => payload.deliveryStatus)).toEqual(['webhook_failed', 'webhook_failed']);
  });

  it('94. of what a person said repeats the first body', async () => {
    const receiver = await aReceiver((response) => response.writeHead(500).end());
    const agent = await core.newAgent();
    await core.agent.call('agentSetWebhook', { body: { channelId: agent.channelId, url: receiver.url } });
    const { id } = await person.call('createMessage', { body: { channelId: agent.channelId, text: 'hi' } });
    await nextStatus(socket, id);
    await retry(id);
    expect(receiver.calls[1]?.text).toBe(receiver.calls[0]?.text);
    expect(receiver.calls[1]?.body).toMatchObject({ event: 'message:created', message: { id, attachments: [] } });
  });
});

describe('a retry', () => {
  it('works whatever the status, also one that came before the address', async () => {
    const receiver = await aReceiver();
    const delivered = await answerWithWebhook(core.agent, person, receiver.url);
    await nextStatus(socket, delivered);
    await core.agent.call('agentAcknowledgeMessage', { parameters: { id: delivered } });
    await retry(delivered);
    expect(await statusOf(delivered)).toBe('webhook_delivered');
    const agent = await core.newAgent();
    const { id } = await agent.ask();
    await person.respond(id, { selectedOption: 'approve' });
    await core.agent.call('agentSetWebhook', { body: { channelId: agent.channelId, url: receiver.url } });
    await retry(id);
    expect(await statusOf(id)).toBe('webhook_delivered');
    expect(receiver.calls.map(({ body }) => body.message_id)).toEqual([delivered, delivered, id]);
  });

  it('94. is refused without a completed review', async () => {
    const impossible = [400, 'Cannot retry delivery for this message'];
    expect(await refusedRetry((await core.agent.tell('hi')).id)).toEqual(impossible);
    expect(await refusedRetry((await core.agent.ask()).id)).toEqual(impossible);
    const receiver = await aReceiver();
    const { id } = await askWithWebhook(core.agent, receiver.url, aReview({ expiresInSeconds: 1 }));
    await core.agent.wait(id);
    expect(await refusedRetry(id)).toEqual(impossible);
  });

  it('94. is refused without an address', async () => {
    const { id } = await core.agent.ask();
    await person.respond(id, { selectedOption: 'approve' });
    expect(await refusedRetry(id)).toEqual([400, 'No webhook configured for this message']);
    const { channelId } = core.agent;
    const said = await person.call('createMessage', { body: { channelId, text: 'hi' } });
    expect(await refusedRetry(said.id)).toEqual([400, 'No webhook configured for this agent']);
  });

  it('94. to a private address is refused with the reason, and shown as failed', async () => {
    const id = await answerWithWebhook(core.agent, person, 'http://10.1.2.3/');
    await nextStatus(socket, id);
    expect(await refusedRetry(id)).toEqual([
      400,
      expect.stringContaining('"10.1.2.3" is a private or reserved address'),
    ]);
    expect(await statusOf(id)).toBe('webhook_failed');
  });

  it('is for the person’s own messages', async () => {
    expect(await refusedRetry('unknown')).toEqual([404, 'Message not found']);
    const { apiKey, channelId } = core.second;
    const { id } = await agentClient(core.url, apiKey, channelId).tell('hi');
    for (const name of ['retryDelivery', 'listDeliveries'] as const) {
      expect(await person.refusal(name, { parameters: { id } })).toMatchObject({
        statusCode: 403,
        message: 'Not your agent',
      });
    }
  });
});
