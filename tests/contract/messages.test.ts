import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Message } from '../../src/contract/message.ts';
import { aReview } from '../support/builders.ts';
import type { AgentClient } from '../support/clients.ts';
import { agentClient } from '../support/clients.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';

let core: TestCore;
beforeAll(async () => {
  core = await startTestCore();
});
afterAll(() => core.stop());

describe('creating a message', () => {
  it('37. with text alone gives a message whose other members say nothing', async () => {
    const { channelId } = core.agent;
    const message = await core.agent.call('agentCreateMessage', { body: { channelId, text: 'Backup done' } });
    expect(message).toEqual({
      id: expect.stringMatching(/^[a-z0-9]{20,}$/),
      channelId,
      senderType: 'agent',
      senderId: channelId,
      text: 'Backup done',
      status: null,
      review: null,
      metadata: null,
      clientId: null,
      streamId: null,
      streamState: null,
      deliveryStatus: 'sent',
      iterationGroupId: null,
      iteration: null,
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      updatedAt: message.createdAt,
      attachments: [],
    });
  });

  it('38. needs text, a review, a status or an attachment', async () => {
    const { channelId } = core.agent;
    for (const nothing of [{}, { text: '' }, { metadata: { a: 1 } }, { attachmentIds: [] }, { clientId: 'x' }]) {
      expect((await core.agent.refusal('agentCreateMessage', { body: { channelId, ...nothing } })).statusCode).toBe(
        400,
      );
    }
    const badge = await core.agent.call('agentCreateMessage', { body: { channelId, status: 'info' } });
    expect(badge).toMatchObject({ status: 'info', text: null });
    await core.agent.call('agentCreateMessage', { body: { channelId, review: aReview() } });
  });

  it('39. refuses an unknown status and a webhook that is no address', async () => {
    const { channelId } = core.agent;
    for (const wrong of [{ status: 'done' }, { webhookUrl: 'nope' }, { webhookUrl: 7 }]) {
      const refused = await core.agent.refusal('agentCreateMessage', { body: { channelId, text: 'x', ...wrong } });
      expect(refused.message).toBe('Validation failed');
    }
  });

  it('40. an unknown channel is 403, but a wrong body comes first', async () => {
    const channelId = 'cunknown0000000000000000';
    expect(await core.agent.refusal('agentCreateMessage', { body: { channelId, text: 'x' } })).toMatchObject({
      statusCode: 403,
      message: 'Not your agent',
    });
    expect((await core.agent.refusal('agentCreateMessage', { body: { channelId, status: 'done' } })).statusCode).toBe(
      400,
    );
    expect((await core.agent.refusal('agentCreateMessage', { body: { channelId } })).statusCode).toBe(400);
  });

  it('41. with a client id that was used before answers the first message; one row, one event', async () => {
    const agent = await core.newAgent();
    const socket = await core.personSocket();
    const body = { channelId: agent.channelId, text: 'once', clientId: 'client-1' };
    const both = [body, { ...body, text: 'twice' }].map((one) => agent.call('agentCreateMessage', { body: one }));
    const [first, second] = await Promise.all(both);
    const third = await agent.call('agentCreateMessage', { body });
    expect([second, third]).toEqual([first, first]);
    expect((await agent.call('agentListMessages', { query: { channel: agent.channelId } })).data).toHaveLength(1);
    await socket.caughtUp();
    const created = socket.received.filter(({ payload }) => payload.channelId === agent.channelId);
    expect(created.map(({ name }) => name)).toEqual(['message:created']);
  });

  it('41. the same client id in another channel is another message', async () => {
    const [one, other] = await Promise.all([core.newAgent(), core.newAgent()]);
    const send = ({ channelId }: AgentClient) =>
      core.agent.call('agentCreateMessage', { body: { channelId, text: 'x', clientId: 'shared' } });
    expect((await send(one)).id).not.toBe((await send(other)).id);
  });

  it('41. a repeated message is answered even when its expiry has passed meanwhile', async () => {
    const { channelId } = core.agent;
    // Far enough ahead for a busy machine to store it before.
    const expiresAt = new Date(Date.now() + 3_000).toISOString();
    const body = { channelId, text: 'x', clientId: 'late repeat', review: aReview({ expiresAt }) };
    const first = await core.agent.call('agentCreateMessage', { body });
    await core.agent.wait(first.id);
    const again = await core.agent.call('agentCreateMessage', { body });
    expect(again).toMatchObject({ id: first.id, review: { status: 'expired' } });
  });

  it('43. keeps a webhook of its own in its metadata, beside what else is there', async () => {
    const webhookUrl = 'https://example.com/hook?x=1';
    const send = (metadata?: object) =>
      core.agent.call('agentCreateMessage', {
        body: { channelId: core.agent.channelId, text: 'x', webhookUrl, metadata },
      });
    expect((await send()).metadata).toEqual({ webhookUrl });
    expect((await send({ run: 7, deep: { list: [1, null] } })).metadata).toEqual({
      run: 7,
      deep: { list: [1, null] },
      webhookUrl,
    });
  });

  it('44. a freeform review that names a plugin names it in the metadata too, unless that has one', async () => {
    const review = { type: 'freeform', payload: { plugin: 'p' } };
    const send = (metadata?: object, asked: object = review) =>
      core.agent.call('agentCreateMessage', {
        body: { channelId: core.agent.channelId, review: asked, metadata },
      });
    expect((await send()).metadata).toEqual({ plugin: 'p' });
    expect((await send({ plugin: 'mine' })).metadata).toEqual({ plugin: 'mine' });
    expect((await send(undefined, { ...review, type: 'approval' })).metadata).toBeNull();
    expect((await send(undefined, { type: 'freeform', payload: { plugin: 7 } })).metadata).toBeNull();
  });

  it('112. every id has the form in which markdown can name it', async () => {
    const message = await core.agent.ask();
    const me = await (await core.person()).call('currentUser');
    for (const id of [message.id, message.channelId, me.user.id]) expect(id).toMatch(/^[a-z0-9]{20,}$/);
  });
});

describe('paging through a channel', () => {
  const COUNT = 120;
  let agent: AgentClient;
  let newestFirst: string[];
  beforeAll(async () => {
    agent = await core.newAgent();
    const created = await Promise.all(Array.from({ length: COUNT }, (_, index) => agent.tell(`message ${index}`)));
    const order = (message: Message) => message.createdAt + message.id;
    newestFirst = created.sort((a, b) => (order(a) < order(b) ? 1 : -1)).map(({ id }) => id);
  });
  const page = (query: Record<string, string> = {}) =>
    agent.call('agentListMessages', { query: { channel: agent.channelId, ...query } });

  it.each([
    [undefined, 50],
    ['500', 100],
    ['7', 7],
    ['abc', 50],
    ['', 50],
    ['0', 1],
    ['-5', 1],
  ])('45. and 46. limit %s gives a page of %d', async (limit, length) => {
    const { data, nextCursor } = await page(limit === undefined ? {} : { limit });
    expect(data.map(({ id }) => id)).toEqual(newestFirst.slice(0, length));
    expect(nextCursor).toBe(newestFirst[length - 1]);
  });

  it.each(['50', '30', '1'])('45. following the cursor by %s visits each message once, newest first', async (limit) => {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const next: { data: Message[]; nextCursor: string | null } = await page({ limit, cursor });
      seen.push(...next.data.map(({ id }) => id));
      cursor = next.nextCursor;
    }
    expect(seen).toEqual(newestFirst);
  });

  it('46. an unknown cursor, or one of another channel, is an empty page', async () => {
    const elsewhere = await core.agent.tell('elsewhere');
    for (const cursor of ['unknown', elsewhere.id]) {
      expect(await page({ cursor })).toEqual({ data: [], nextCursor: null });
    }
  });

  it('46. the person’s list pages in the same way', async () => {
    const person = await core.person();
    const query = { channel: agent.channelId, limit: '3' };
    const first = await person.call('listMessages', { query });
    expect(first.data.map(({ id }) => id)).toEqual(newestFirst.slice(0, 3));
    const second = await person.call('listMessages', { query: { ...query, cursor: first.nextCursor ?? '' } });
    expect(second.data.map(({ id }) => id)).toEqual(newestFirst.slice(3, 6));
  });

  it('47. search looks for a part of the text in any case, and takes wildcards as they are', async () => {
    const searched = await core.newAgent();
    for (const text of ['the foo of it', 'FOOBAR', '100% sure', '100 sure', 'a_b', 'axb', 'back\\slash'])
      await searched.tell(text);
    const found = async (search: string) => {
      const answer = await searched.call('agentListMessages', { query: { channel: searched.channelId, search } });
      return answer.data.map(({ text }) => text).sort();
    };
    expect(await found('FoO')).toEqual(['FOOBAR', 'the foo of it']);
    expect(await found('0%')).toEqual(['100% sure']);
    expect(await found('a_b')).toEqual(['a_b']);
    expect(await found('\\')).toEqual(['back\\slash']);
    expect(await found('nothing like it')).toEqual([]);
  });

  it('47. has_attachments=true lists only messages with attachments; any other value does nothing', async () => {
    expect((await page({ has_attachments: 'true' })).data).toEqual([]);
    expect((await page({ has_attachments: 'yes' })).data).toHaveLength(50);
  });
});

describe('one message', () => {
  it('48. is found without a channel and in its own, not in another', async () => {
    const other = await core.newAgent();
    const { id } = await core.agent.ask();
    for (const name of ['agentGetMessage', 'agentGetReview'] as const) {
      const parameters = { id };
      expect((await core.agent.call(name, { parameters })).id).toBe(id);
      expect((await core.agent.call(name, { parameters, query: { channel: core.agent.channelId } })).id).toBe(id);
      const refused = await core.agent.refusal(name, { parameters, query: { channel: other.channelId } });
      expect(refused).toMatchObject({ statusCode: 404, message: 'Message not found' });
    }
  });

  it('49. of another person is not found without a channel', async () => {
    const { apiKey, channelId } = core.second;
    const { id } = await agentClient(core.url, apiKey, channelId).ask();
    for (const name of [
      'agentGetMessage',
      'agentDeleteMessage',
      'agentAcknowledgeMessage',
      'agentGetReview',
    ] as const) {
      expect([403, 404]).toContain((await core.agent.refusal(name, { parameters: { id } })).statusCode);
    }
  });

  it('50. deleted is gone, and the person hears of it', async () => {
    const socket = await core.personSocket();
    const { id, channelId } = await core.agent.tell('regretted');
    const parameters = { id };
    expect(await core.agent.call('agentDeleteMessage', { parameters })).toEqual({ deleted: true });
    expect(await socket.nextEvent('message:deleted')).toEqual({ id, messageId: id, channelId });
    for (const name of ['agentGetMessage', 'agentDeleteMessage', 'agentAcknowledgeMessage'] as const) {
      expect((await core.agent.refusal(name, { parameters })).message).toBe('Message not found');
    }
  });

  it('51. can be acknowledged again and again; the first time is told', async () => {
    const socket = await core.personSocket();
    const { id, channelId } = await core.agent.tell('noticed');
    const parameters = { id };
    for (const _ of [1, 2]) {
      expect(await core.agent.call('agentAcknowledgeMessage', { parameters })).toEqual({ acknowledged: true });
    }
    expect((await core.agent.call('agentGetMessage', { parameters })).deliveryStatus).toBe('agent_received');
    await socket.caughtUp();
    const deliveries = socket.received.filter(({ name }) => name === 'message:delivery');
    expect(deliveries.map(({ payload }) => payload)).toEqual([
      { messageId: id, channelId, deliveryStatus: 'agent_received' },
    ]);
  });
});
