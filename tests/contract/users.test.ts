import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApiClient } from '../support/api-client.ts';
import { type PersonClient, personClient } from '../support/clients.ts';
import { sendRaw } from '../support/raw-request.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';

let core: TestCore;
let owner: PersonClient;
let member: PersonClient;
beforeAll(async () => {
  core = await startTestCore();
  owner = await core.person();
  member = await personClient(core.url, core.second.email, core.second.password);
});
afterAll(() => core.stop());

const PASSWORD = 'a long password';
const create = (email: string, body: object = {}) =>
  owner.call('createUser', { body: { email, displayName: 'Ada', password: PASSWORD, ...body } });
const login = (email: string, password = PASSWORD) => personClient(core.url, email, password);

describe('people', () => {
  it('are listed, added, changed and deleted by an owner', async () => {
    const created = await create('ada@example.com');
    expect(created).toEqual({
      id: expect.stringMatching(/^[a-z0-9]{20,}$/),
      email: 'ada@example.com',
      displayName: 'Ada',
      role: 'member',
      createdAt: expect.stringMatching(/Z$/),
    });
    expect((await owner.call('listUsers'))[0]).toEqual(created);
    const parameters = { id: created.id };
    const changed = await owner.call('updateUser', { parameters, body: { displayName: 'Ada L.', role: 'owner' } });
    expect(changed).toEqual({ ...created, displayName: 'Ada L.', role: 'owner' });
    await owner.call('deleteUser', { parameters });
    expect((await owner.call('listUsers')).map(({ id }) => id)).not.toContain(created.id);
  });

  it('must change the password that an owner gave them, until they did', async () => {
    const { id } = await create('new@example.com');
    const first = await login('new@example.com');
    expect((await first.call('currentUser')).user.mustChangePassword).toBe(true);
    await first.call('changePassword', { body: { currentPassword: PASSWORD, newPassword: 'my own password' } });
    expect((await first.call('currentUser')).user.mustChangePassword).toBe(false);
    await owner.call('updateUser', { parameters: { id }, body: { password: 'given again' } });
    const again = await login('new@example.com', 'given again');
    expect((await again.call('currentUser')).user.mustChangePassword).toBe(true);
  });

  it('are none of a member’s business', async () => {
    const parameters = { id: (await owner.call('currentUser')).user.id };
    for (const refused of [
      await member.refusal('listUsers'),
      await member.refusal('createUser', { body: { email: 'x@example.com', displayName: 'x', password: PASSWORD } }),
      await member.refusal('updateUser', { parameters, body: { role: 'member' } }),
      await member.refusal('deleteUser', { parameters }),
    ]) {
      expect(refused).toMatchObject({ statusCode: 403, message: 'Owner access required' });
    }
  });

  it('have an e-mail of their own', async () => {
    const { id } = await create('twin@example.com');
    const body = { email: 'TWIN@example.com', displayName: 'x', password: PASSWORD };
    expect((await owner.refusal('createUser', { body })).statusCode).toBe(409);
    const taken = { parameters: { id }, body: { email: core.second.email } };
    expect((await owner.refusal('updateUser', taken)).statusCode).toBe(409);
    const same = { parameters: { id }, body: { email: 'Twin@example.com' } };
    expect((await owner.call('updateUser', same)).email).toBe('Twin@example.com');
  });

  it('need an e-mail, a name, a role that there is and a password of 8 characters', async () => {
    for (const wrong of [
      { email: 'nobody' },
      { displayName: '' },
      { password: '1234567' },
      { role: 'admin' },
      { displayName: undefined },
    ]) {
      const body = { email: 'wrong@example.com', displayName: 'x', password: PASSWORD, ...wrong };
      expect((await owner.refusal('createUser', { body })).message).toBe('Validation failed');
    }
  });

  it('cannot delete themselves, and one owner stays', async () => {
    const { id } = (await owner.call('currentUser')).user;
    expect((await owner.refusal('deleteUser', { parameters: { id } })).statusCode).toBe(403);
    const demotion = { parameters: { id }, body: { role: 'member' } };
    expect((await owner.refusal('updateUser', demotion)).statusCode).toBe(403);
    expect((await owner.refusal('deleteUser', { parameters: { id: 'unknown' } })).statusCode).toBe(404);
    expect((await owner.refusal('updateUser', { parameters: { id: 'unknown' }, body: {} })).statusCode).toBe(404);
  });

  it('take what they own with them: session, keys, channels and messages', async () => {
    const { id } = await create('leaver@example.com');
    const leaver = await login('leaver@example.com');
    const { key } = await leaver.call('createApiKey', { body: {} });
    const agent = createApiClient(core.url, { 'x-api-key': key });
    const { id: channelId } = await agent.call('agentCreateAgent', { body: { name: 'orphan' } });
    await agent.call('agentCreateMessage', { body: { channelId, text: 'hello' } });
    await owner.call('deleteUser', { parameters: { id } });
    expect((await leaver.refusal('currentUser')).statusCode).toBe(401);
    expect((await agent.refusal('agentListAgents')).statusCode).toBe(401);
  });
});

describe('preferences', () => {
  it('are the system’s theme until they are set, and then what was set last', async () => {
    const { id: userId } = (await member.call('currentUser')).user;
    expect(await member.call('getPreferences')).toEqual({ userId, theme: 'system' });
    const dark = await member.call('updatePreferences', { body: { theme: 'dark' } });
    expect(dark).toEqual({ userId, theme: 'dark', updatedAt: expect.stringMatching(/Z$/) });
    expect(await member.call('updatePreferences', { body: { managementDashboard: true } })).toMatchObject({
      theme: 'dark',
      managementDashboard: true,
    });
    expect(await member.call('getPreferences')).toMatchObject({ theme: 'dark', managementDashboard: true });
    expect((await owner.call('getPreferences')).theme).toBe('system');
    expect((await member.refusal('updatePreferences', { body: { theme: 'pink' } })).statusCode).toBe(400);
  });
});

describe('what is not built', () => {
  it('answers web push without effect, with no key to subscribe by', async () => {
    expect(await owner.call('pushKey')).toEqual({ publicKey: null });
    await owner.call('subscribePush', { body: { endpoint: 'https://push.example.com', keys: {} } });
    await owner.call('unsubscribePush');
  });

  it.each(['/api/logs', '/api/logs/1', '/api/agents/1/manage/status', '/api/manage/agents', '/api/v1/oauth/callback'])(
    '%s is 404',
    async (path) => {
      const answer = await sendRaw(core.url, { path, headers: { authorization: `Bearer ${owner.token}` } });
      expect(answer.status).toBe(404);
    },
  );
});
