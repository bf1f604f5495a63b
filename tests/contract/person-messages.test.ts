import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonClient } from '../support/clients.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';

let core: TestCore;
let person: PersonClient;
beforeAll(async () => {
  core = await startTestCore();
  person = await core.person();
});
afterAll(() => core.stop());

const send = (body: object) =>
  person.call('createMessage', { body: { channelId: core.agent.channelId, text: 'hello', ...body } });

describe('a message of a person', () => {
  it('reaches the agent in the channel, from the person', async () => {
    const socket = await core.agentSocket();
    await socket.ask('subscribe:channel', core.agent.channelId);
    const sent = await send({ text: '/deploy now' });
    const { user } = await person.call('currentUser');
    expect(sent).toMatchObject({
      channelId: core.agent.channelId,
      senderType: 'user',
      senderId: user.id,
      text: '/deploy now',
      status: null,
      review: null,
      metadata: null,
      iteration: null,
      streamId: null,
      deliveryStatus: 'sent',
      attachments: [],
    });
    expect(await socket.nextEvent('message:created', ({ id }) => id === sent.id)).toEqual(sent);
    expect(await core.agent.call('agentGetMessage', { parameters: { id: sent.id } })).toMatchObject({ id: sent.id });
  });

  it('42. with a client id that was used before is the first message: one row, one event', async () => {
    const socket = await core.personSocket();
    const first = await send({ clientId: 'mine' });
    const second = await send({ clientId: 'mine', text: 'again' });
    expect(second).toEqual(first);
    await socket.caughtUp();
    expect(socket.received.filter(({ payload }) => payload.clientId === 'mine')).toHaveLength(1);
    const { data } = await person.call('listMessages', { query: { channel: core.agent.channelId } });
    expect(data.filter(({ clientId }) => clientId === 'mine')).toHaveLength(1);
  });

  it('42. two at once are one; an agent’s message of the same client id is another', async () => {
    const made = await Promise.all([send({ clientId: 'race' }), send({ clientId: 'race', text: 'b' })]);
    expect(made[0]?.id).toBe(made[1]?.id);
    const { channelId } = core.agent;
    const ofAgent = await core.agent.call('agentCreateMessage', { body: { channelId, text: 'a', clientId: 'race' } });
    expect(ofAgent.id).not.toBe(made[0]?.id);
  });

  it('38. needs a text or an attachment; 40. a foreign or unknown channel is 403, but a wrong body comes first', async () => {
    const refused = async (body: object) =>
      (
        await person.refusal('createMessage', {
          body: { channelId: core.agent.channelId, ...body },
        })
      ).statusCode;
    expect(await refused({})).toBe(400);
    expect(await refused({ text: '', attachmentIds: [] })).toBe(400);
    expect(await refused({ text: 7, channelId: 'unknown' })).toBe(400);
    expect(await refused({ text: 'x', channelId: 'unknown' })).toBe(403);
    expect(await refused({ text: 'x', channelId: core.second.channelId })).toBe(403);
  });

  it('102. does not raise what is unread, and is the last message of the channel', async () => {
    const { channelId } = await core.newAgent();
    const sent = await send({ channelId });
    const seen = (await person.call('listAgents')).find(({ id }) => id === channelId);
    expect(seen).toMatchObject({ unreadCount: 0, lastMessage: 'hello', lastMessageTime: sent.createdAt });
  });
});
