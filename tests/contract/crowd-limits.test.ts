import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { ERRORS } from '../../src/contract/errors.ts';
import { agentClient } from '../support/clients.ts';
import { isInProcess, NEEDS_PORTS } from '../support/contract-target.ts';
import { connectSocket } from '../support/socket-client.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';

const limits = {
  waitersPerKeyCount: 3,
  waitersPerUserCount: 4,
  socketsPerUserCount: 3,
  subscriptionsPerSocketCount: 2,
};

describe.skipIf(!isInProcess)(`how many may wait and listen at once${NEEDS_PORTS}`, () => {
  let core: TestCore;
  beforeAll(async () => {
    core = await startTestCore({ crowdLimits: limits });
  });
  afterAll(() => core.stop());

  it('bounds the waits of one key and those of a person; a place is free again when its call has its answer', async () => {
    const person = await core.person();
    const { key } = await person.call('createApiKey', { body: { label: 'Another' } });
    const other = agentClient(core.url, key ?? '', core.agent.channelId);
    const { id } = await core.agent.ask({ type: 'freeform' });
    const held: Promise<unknown>[] = [];
    /** Holds a call. It is held when two others were answered one after the other, even if it came in by a new connection. */
    const hold = async (agent: TestCore['agent']) => {
      held.push(agent.wait(id));
      for (const _ of ['one', 'two']) await agent.call('agentListAgents');
    };
    for (let at = 0; at < limits.waitersPerKeyCount; at += 1) await hold(core.agent);
    const sending = { parameters: { id }, query: { channel: core.agent.channelId } };
    const refused = { statusCode: ERRORS.too_many_waits.status, message: ERRORS.too_many_waits.message };
    expect(await core.agent.refusal('agentWaitForReview', sending)).toMatchObject(refused);
    await hold(other);
    expect(await other.refusal('agentWaitForReview', sending)).toMatchObject(refused);

    await person.call('respond', { parameters: { id }, body: { response: {} } });
    await Promise.all(held);
    expect(await core.agent.wait(id)).toMatchObject({ status: 'completed' });
  });

  it('bounds the sockets of a person and their agents; a place is free again when a socket closes', async () => {
    const sockets = [await core.personSocket(), await core.agentSocket(), await core.agentSocket()];
    onTestFinished(() => sockets.forEach((socket) => void socket.close()));
    const refused = { message: 'too_many_sockets', data: { message: ERRORS.too_many_sockets.message } };
    await expect(core.agentSocket()).rejects.toMatchObject(refused);
    await expect(core.personSocket()).rejects.toMatchObject(refused);
    const stranger = await connectSocket(core.url, { apiKey: core.second.apiKey });
    sockets.push(stranger);
    sockets[0]?.close();
    await expect
      .poll(() =>
        core.agentSocket().then(
          () => 'in',
          () => 'out',
        ),
      )
      .toBe('in');
  });

  it('bounds the channels that one socket follows, and says so where it is asked', async () => {
    const channels = await Promise.all(['a', 'b', 'c'].map(async (name) => (await core.newAgent(name)).channelId));
    const [first, second, third] = channels;
    const socket = await connectSocket(core.url, { token: (await core.person()).token });
    onTestFinished(() => socket.close());
    expect(await socket.ask('subscribe:channel', first)).toEqual({ ok: true });
    expect(await socket.ask('subscribe:channel', second)).toEqual({ ok: true });
    expect(await socket.ask('subscribe:channel', third)).toEqual({
      ok: false,
      message: ERRORS.too_many_subscriptions.message,
    });
    expect(await socket.ask('subscribe:channel', first)).toEqual({ ok: true });
    await socket.ask('unsubscribe:channel', first);
    expect(await socket.ask('subscribe:channel', third)).toEqual({ ok: true });
  });
});
