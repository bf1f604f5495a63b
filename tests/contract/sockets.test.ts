import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { APPROVED, aReview } from '../support/builders.ts';
import type { PersonClient } from '../support/clients.ts';
import { isInProcess, NEEDS_PORTS } from '../support/contract-target.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { connectSocket, type SocketClient } from '../support/socket-client.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';

let core: TestCore;
let person: PersonClient;
beforeAll(async () => {
  core = await startTestCore();
  person = await core.person();
});
afterAll(() => core.stop());

const namesHeard = (socket: SocketClient, channelId: string) =>
  socket.received.filter(({ payload }) => payload.channelId === channelId).map(({ name }) => name);

describe('connecting', () => {
  it.each(['websocket', 'polling'] as const)(
    '113. a ticket, a session and a key connect over %s',
    async (transport) => {
      const { ticket } = await person.call('socketTicket');
      for (const auth of [{ token: ticket }, { token: person.token }, { apiKey: core.agent.key }]) {
        const client = await connectSocket(core.url, auth, { transports: [transport] });
        expect(client.socket.connected).toBe(true);
        client.close();
      }
    },
  );

  it('113. nothing, junk, and a key or session of the other kind are unauthorized', async () => {
    const { key } = core.agent;
    const wrong: Record<string, unknown>[] = [
      {},
      { token: 'junk' },
      { token: '' },
      { token: key },
      { apiKey: 'junk' },
      { apiKey: `hp_${'0'.repeat(48)}` },
      { apiKey: person.token },
      { apiKey: 7, token: {} },
    ];
    for (const auth of wrong) {
      await expect(connectSocket(core.url, auth), JSON.stringify(auth)).rejects.toThrow(/^unauthorized$/);
    }
    const cookie = { extraHeaders: { cookie: `access_token=${person.token}`, 'x-api-key': key } };
    await expect(connectSocket(core.url, {}, cookie)).rejects.toThrow('unauthorized');
  });

  it('113. a key decides when both are given', async () => {
    await expect(connectSocket(core.url, { apiKey: 'junk', token: person.token })).rejects.toThrow('unauthorized');
    (await connectSocket(core.url, { apiKey: core.agent.key, token: 'junk' })).close();
  });

  it.skipIf(!isInProcess)(`113. a ticket is good for 30 seconds${NEEDS_PORTS}`, async () => {
    const clock = createManualClock();
    const aged = await startTestCore({ ports: { clock } });
    try {
      const { ticket } = await (await aged.person()).call('socketTicket');
      clock.jump(29_000);
      (await connectSocket(aged.url, { token: ticket })).close();
      clock.jump(2_000);
      await expect(connectSocket(aged.url, { token: ticket })).rejects.toThrow('unauthorized');
    } finally {
      await aged.stop();
    }
  });
});

describe('who hears what', () => {
  it('114. a person hears of all own channels, an agent only of those it subscribed to', async () => {
    const agent = await core.newAgent();
    const [personSocket, agentSocket] = [await core.personSocket(), await core.agentSocket()];
    const unheard = await agent.tell('unheard');
    // Events leave just after the answer to who made them: one that leaves later reaches who has joined by then.
    await personSocket.nextEvent('message:created', ({ id }) => id === unheard.id);
    await agentSocket.ask('subscribe:channel', agent.channelId);
    const heard = await agent.tell('heard');
    await agentSocket.nextEvent('message:created');
    expect(agentSocket.received.map(({ payload }) => payload.id)).toEqual([heard.id]);
    await personSocket.nextEvent('message:created', ({ id }) => id === heard.id);
    expect(namesHeard(personSocket, agent.channelId)).toEqual(['message:created', 'message:created']);
    await agentSocket.ask('unsubscribe:channel', agent.channelId);
    await agent.tell('unheard again');
    await agentSocket.caughtUp();
    expect(agentSocket.received).toHaveLength(1);
  });

  it('115. a socket in both rooms hears each event once', async () => {
    const agent = await core.newAgent();
    const socket = await core.personSocket();
    await socket.ask('subscribe:channel', { channelId: agent.channelId });
    await socket.ask('subscribe:channel', agent.channelId);
    const { id } = await agent.ask();
    await person.respond(id, APPROVED);
    await agent.call('agentAcknowledgeMessage', { parameters: { id } });
    await agent.call('agentDeleteMessage', { parameters: { id } });
    await socket.caughtUp();
    const expected = ['message:created', 'review:responded', 'message:delivery', 'message:deleted'];
    expect(namesHeard(socket, agent.channelId)).toEqual(expected);
  });

  it('116. subscribing to a foreign channel is silently nothing', async () => {
    for (const socket of [await core.personSocket(), await core.agentSocket()]) {
      const foreign = await connectSocket(core.url, { apiKey: core.second.apiKey });
      for (const argument of [core.second.channelId, 'unknown', '', 7, null, {}, []]) {
        expect(await socket.ask('subscribe:channel', argument)).toEqual({ ok: false });
      }
      expect(await foreign.ask('subscribe:channel', core.agent.channelId)).toEqual({ ok: false });
      await core.agent.tell('not for others');
      await foreign.caughtUp();
      expect(foreign.received).toEqual([]);
      foreign.close();
    }
  });

  it('116. nobody hears of another person’s channels', async () => {
    const socket = await core.personSocket();
    const other = await connectSocket(core.url, { apiKey: core.second.apiKey });
    await other.ask('subscribe:channel', core.second.channelId);
    const created = await fetch(`${core.url}/api/v1/messages`, {
      method: 'POST',
      headers: { 'x-api-key': core.second.apiKey, 'content-type': 'application/json' },
      body: JSON.stringify({ channelId: core.second.channelId, text: 'private' }),
    });
    expect(created.status).toBe(201);
    await other.nextEvent('message:created');
    await socket.caughtUp();
    expect(namesHeard(socket, core.second.channelId)).toEqual([]);
    other.close();
  });
});

describe('events', () => {
  it('117. a message of an agent comes whole, with the agent’s name', async () => {
    const agent = await core.newAgent('Night builder');
    const socket = await core.personSocket();
    const created = await agent.ask();
    const heard = await socket.nextEvent('message:created', ({ channelId }) => channelId === agent.channelId);
    expect(heard).toEqual({ ...created, agentName: 'Night builder' });
  });

  it('118. review:responded is the whole message, with no secrets of the agent', async () => {
    const agent = await core.newAgent('Asker');
    const socket = await core.personSocket();
    const { id } = await agent.ask();
    const answered = await person.respond(id, APPROVED);
    const { agent: summary, ...heard } = await socket.nextEvent('review:responded', (payload) => payload.id === id);
    expect(heard).toEqual(answered);
    expect(summary).toEqual({ id: agent.channelId, name: 'Asker', avatarUrl: null, tag: null });
  });

  it('118. review:expired names the message twice, and message:delivery once', async () => {
    const socket = await core.agentSocket();
    const agent = await core.newAgent();
    await socket.ask('subscribe:channel', agent.channelId);
    const { id, review } = await agent.ask(aReview({ expiresInSeconds: 1 }));
    await agent.call('agentAcknowledgeMessage', { parameters: { id } });
    expect(await socket.nextEvent('message:delivery')).toMatchObject({
      messageId: id,
      deliveryStatus: 'agent_received',
    });
    expect(await socket.nextEvent('review:expired')).toMatchObject({
      messageId: id,
      id,
      channelId: agent.channelId,
      expiredAt: review?.expiresAt,
      review: { status: 'expired' },
    });
  });

  it('119. a ping is answered by a pong', async () => {
    await (await core.personSocket()).caughtUp();
    await (await core.agentSocket()).caughtUp();
  });

  it('120. every status ping is heard by the person and by subscribed agents', async () => {
    const agent = await core.newAgent();
    const sockets = [await core.personSocket(), await core.agentSocket()];
    for (const socket of sockets) await socket.ask('subscribe:channel', agent.channelId);
    const body = { agentId: agent.channelId, status: 'busy', message: 'building' };
    const { statusSince } = await agent.call('agentPing', { body });
    await agent.call('agentPing', { body });
    for (const socket of sockets) {
      await socket.caughtUp();
      const heard = socket.received.filter(({ payload }) => payload.agentId === agent.channelId);
      const payload = { agentId: agent.channelId, status: 'busy', statusMessage: 'building', statusSince };
      expect(heard).toEqual([1, 2].map(() => ({ name: 'agent:status', payload })));
    }
  });

  it('121. channel:read on the socket clears what is unread', async () => {
    const agent = await core.newAgent();
    const socket = await core.personSocket();
    await agent.tell('unread');
    const unread = async () => (await person.call('listAgents')).find(({ id }) => id === agent.channelId)?.unreadCount;
    expect(await unread()).toBe(1);
    expect(await socket.ask('channel:read', core.second.channelId)).toEqual({ ok: false });
    expect(await socket.ask('channel:read', agent.channelId)).toEqual({ ok: true });
    expect(await unread()).toBe(0);
  });

  it('123. carry no secret of an agent', async () => {
    const created = await person.call('createAgent', {
      body: { name: 'Hooked', webhookUrl: 'https://user:pass@example.com/hook' },
    });
    const socket = await core.personSocket();
    const { id } = await core.agent.call('agentCreateMessage', { body: { channelId: created.id, review: aReview() } });
    await person.respond(id, APPROVED);
    await core.agent.call('agentPing', { body: { agentId: created.id, status: 'active' } });
    await socket.caughtUp();
    expect(socket.received.length).toBeGreaterThanOrEqual(3);
    expect(JSON.stringify(socket.received)).not.toMatch(/webhookAuth|webhookHeaders|webhookUrl|user:pass/);
  });

  it('reach each of many sockets once and in order, with the ping that came in meanwhile behind them', async () => {
    const agent = await core.newAgent('To many');
    const sockets = await Promise.all(Array.from({ length: 40 }, () => core.personSocket()));
    const told = [];
    for (let at = 0; at < 20; at += 1) told.push((await agent.tell(`message ${at}`)).id);
    await Promise.all(sockets.map((socket) => socket.caughtUp()));
    for (const { received } of sockets) {
      const heard = received.filter(({ payload }) => payload.channelId === agent.channelId);
      expect(heard.map(({ payload }) => payload.id)).toEqual(told);
    }
    for (const socket of sockets) socket.close();
  });

  it('nonsense from a client harms nobody', async () => {
    const socket = await core.personSocket();
    socket.socket.emit('no:such:event', { deep: [1] });
    socket.socket.emit('subscribe:channel');
    socket.socket.emit('channel:read', { channelId: { $ne: null } }, 'not a function');
    socket.socket.emit('ping', 'x'.repeat(10_000));
    await socket.caughtUp();
    expect(await socket.ask('subscribe:channel', core.agent.channelId)).toEqual({ ok: true });
  });
});
