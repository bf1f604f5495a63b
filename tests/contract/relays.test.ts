import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectSocket, type SocketClient } from '../support/socket-client.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';

let core: TestCore;
let owner: SocketClient;
let foreigner: SocketClient;
let person: SocketClient;
beforeAll(async () => {
  core = await startTestCore();
  owner = await core.agentSocket();
  person = await core.personSocket();
  foreigner = await connectSocket(core.url, { apiKey: core.second.apiKey });
  for (const socket of [owner, person]) await socket.ask('subscribe:channel', core.agent.channelId);
});
afterAll(async () => {
  foreigner.close();
  await core.stop();
});

const heardBy = async (socket: SocketClient, text: string) => {
  await socket.caughtUp();
  return socket.received.filter(({ payload }) => JSON.stringify(payload).includes(text));
};

describe('a relayed event', () => {
  it('122. reaches every subscriber from the owner, the sender included, and nobody from anybody else', async () => {
    const { channelId } = core.agent;
    const delta = { channelId, streamId: 'turn:1', streamBaseId: 'turn' };
    expect(await foreigner.ask('message:delta', { ...delta, delta: 'forged' })).toEqual({ ok: false });
    expect(await owner.ask('message:delta', { ...delta, delta: 'genuine', streamEnd: true })).toEqual({ ok: true });
    for (const socket of [owner, person]) {
      expect(await socket.nextEvent('message:delta')).toEqual({ ...delta, delta: 'genuine', streamEnd: true });
      expect(await heardBy(socket, 'forged')).toEqual([]);
    }
    expect(await heardBy(foreigner, 'genuine')).toEqual([]);
  });

  it('122. is sent once to a socket in both rooms, and not to who has not subscribed', async () => {
    const { channelId } = core.agent;
    const elsewhere = await core.personSocket();
    await owner.ask('message:progress', { channelId, content: 'looking it up', toolHint: true });
    expect(await heardBy(person, 'looking it up')).toEqual([
      { name: 'message:progress', payload: { channelId, content: 'looking it up', toolHint: true } },
    ]);
    expect(await heardBy(elsewhere, 'looking it up')).toEqual([]);
  });

  it('122. keeps the order in which it was emitted', async () => {
    const { channelId } = core.agent;
    for (let at = 0; at < 50; at += 1) owner.socket.emit('message:delta', { channelId, delta: `piece ${at};` });
    await owner.caughtUp();
    const pieces = (await heardBy(person, 'piece ')).map(({ payload }) => payload.delta);
    expect(pieces).toEqual(Array.from({ length: 50 }, (_, at) => `piece ${at};`));
  });

  it('122. never overtakes the draft that it belongs to', async () => {
    const { channelId } = core.agent;
    for (let round = 0; round < 20; round += 1) {
      const streamId = `draft ${round};`;
      const body = { channelId, text: 'a', streamId, streamState: 'streaming' };
      await core.agent.call('agentCreateMessage', { body });
      await owner.ask('message:delta', { channelId, streamId, delta: 'b' });
      const names = (await heardBy(person, streamId)).map(({ name }) => name);
      expect(names).toEqual(['message:created', 'message:delta']);
    }
  });

  it('122. of commands is passed on and not stored', async () => {
    const { channelId } = core.agent;
    const commands = [{ command: 'deploy', description: 'Deploy it', acceptsArgs: true, argHint: '<stage>' }];
    await foreigner.ask('agent:commands', { channelId, commands: [{ command: 'forged', description: '' }] });
    expect(await owner.ask('agent:commands', { channelId, commands })).toEqual({ ok: true });
    expect(await person.nextEvent('agent:commands')).toEqual({ channelId, commands });
    expect(await heardBy(person, 'forged')).toEqual([]);
    const stored = (await core.agent.call('agentListAgents')).find(({ id }) => id === channelId);
    expect(stored?.commands).toBeNull();
  });

  it('122. drops what is malformed, too long or unknown in it', async () => {
    const { channelId } = core.agent;
    for (const wrong of [
      undefined,
      null,
      'text',
      [],
      { channelId },
      { channelId: '', delta: 'bad' },
      { channelId, delta: 7 },
      { channelId, delta: 'bad', streamId: {} },
      { channelId, delta: `bad${'x'.repeat(65_536)}` },
      { channelId: { $ne: 1 }, delta: 'bad' },
    ]) {
      expect(await owner.ask('message:delta', wrong)).toEqual({ ok: false });
    }
    expect(
      await owner.ask('agent:commands', { channelId, commands: Array(201).fill({ command: 'c', description: 'bad' }) }),
    ).toEqual({ ok: false });
    expect(await heardBy(person, 'bad')).toEqual([]);
    await owner.ask('message:progress', { channelId, content: 'trimmed', secret: 'leak' });
    expect(await heardBy(person, 'leak')).toEqual([]);
    expect(await heardBy(person, 'trimmed')).toHaveLength(1);
  });
});
