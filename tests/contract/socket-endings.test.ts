import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PersonClient, personClient } from '../support/clients.ts';
import { connectSocket, type SocketClient } from '../support/socket-client.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';

let core: TestCore;
let person: PersonClient;
beforeAll(async () => {
  core = await startTestCore();
  person = await core.person();
});
afterAll(() => core.stop());

/** Why the server ended a socket, as soon as it has; everybody else goes on. */
const ended = ({ socket }: SocketClient): Promise<string> =>
  new Promise((resolve) => (socket.connected ? socket.once('disconnect', resolve) : resolve('before')));

describe('a socket', () => {
  it.each(['rotate', 'delete'] as const)('ends with the key that opened it: %s', async (deed) => {
    const { id, key = '' } = await person.call('createApiKey', { body: { label: deed } });
    const socket = await connectSocket(core.url, { apiKey: key });
    const [bystander, own] = [await core.agentSocket(), await core.personSocket()];
    await socket.ask('subscribe:channel', core.agent.channelId);
    const ending = ended(socket);
    const { id: before } = await core.agent.tell('before');
    await person.call(deed === 'rotate' ? 'rotateApiKey' : 'deleteApiKey', { parameters: { id } });
    expect(await ending).toBe('io server disconnect');
    // What was sent while the key was good arrived.
    expect(socket.received.map(({ payload }) => payload.id)).toContain(before);
    await expect(connectSocket(core.url, { apiKey: key })).rejects.toThrow('unauthorized');
    await Promise.all([bystander.caughtUp(), own.caughtUp()]);
  });

  it('of a person or of their keys ends when the person is deleted', async () => {
    const second = await personClient(core.url, core.second.email, core.second.password);
    const { user } = await second.call('currentUser');
    const sockets = [
      await connectSocket(core.url, { token: second.token }),
      await connectSocket(core.url, { apiKey: core.second.apiKey }),
    ];
    const endings = sockets.map(ended);
    const bystander = await core.personSocket();
    await person.call('deleteUser', { parameters: { id: user.id } });
    expect(await Promise.all(endings)).toEqual(['io server disconnect', 'io server disconnect']);
    await bystander.caughtUp();
  });

  it('outlives a logout and a new password, as sessions do', async () => {
    const { announced } = core;
    const other = await personClient(core.url, announced.email, announced.password ?? '');
    const socket = await connectSocket(core.url, { token: other.token });
    await other.call('logout');
    const body = { currentPassword: announced.password ?? '', newPassword: 'another password' };
    await other.call('changePassword', { body });
    await socket.caughtUp();
    socket.close();
  });
});
