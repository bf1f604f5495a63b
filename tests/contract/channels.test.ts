import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AgentWithActivity } from '../../src/contract/agent.ts';
import type { PersonClient } from '../support/clients.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';

let core: TestCore;
let person: PersonClient;
beforeAll(async () => {
  core = await startTestCore();
  person = await core.person();
});
afterAll(() => core.stop());

/** Waits for the next millisecond, so that two instants differ. */
async function nextMillisecond(): Promise<void> {
  const start = Date.now();
  while (Date.now() <= start) await new Promise((resolve) => setImmediate(resolve));
}

async function seen(channelId: string): Promise<AgentWithActivity> {
  const found = (await person.call('listAgents')).find(({ id }) => id === channelId);
  if (found === undefined) throw new Error(`The person does not see channel ${channelId}.`);
  return found;
}

describe('a channel', () => {
  it('98. is created offline, without owner and without secrets, by agents and people alike', async () => {
    const body = {
      name: ' Builder ',
      description: 'builds',
      webhookUrl: 'https://example.com/Hook?a=1',
      tag: 'ci',
      ownerId: 'somebody else',
    };
    for (const created of [
      await core.agent.call('agentCreateAgent', { body }),
      await person.call('createAgent', { body }),
    ]) {
      expect(created).toEqual({
        id: expect.stringMatching(/^[a-z0-9]{20,}$/),
        name: 'Builder',
        description: 'builds',
        avatarUrl: null,
        webhookUrl: body.webhookUrl,
        webhookHeaders: null,
        webhookAuth: null,
        status: 'offline',
        statusMessage: null,
        statusSince: null,
        lastActiveAt: null,
        commands: null,
        tag: 'ci',
        managementUrl: null,
        managementApiKey: null,
        isSubagent: false,
        parentAgentId: null,
        createdAt: expect.stringMatching(/Z$/),
      });
    }
  });

  it('98. is listed newest first, for agents and people alike', async () => {
    const ids: string[] = [];
    for (const name of ['one', 'two', 'three']) ids.unshift((await core.newAgent(name)).channelId);
    for (const listed of [await core.agent.call('agentListAgents'), await person.call('listAgents')]) {
      expect(listed.map(({ id }) => id).slice(0, 3)).toEqual(ids);
      for (const agent of listed) expect(agent).not.toHaveProperty('ownerId');
    }
  });

  it('needs a name, a tag of at most 64 characters and addresses that are some', async () => {
    for (const wrong of [
      {},
      { name: '' },
      { name: '  ' },
      { name: 7 },
      { name: 'x', tag: 't'.repeat(65) },
      { name: 'x', webhookUrl: 'nope' },
      { name: 'x', avatarUrl: '/a.png' },
    ]) {
      for (const [client, route] of [
        [core.agent, 'agentCreateAgent'],
        [person, 'createAgent'],
      ] as const) {
        expect((await client.refusal(route, { body: wrong })).message).toBe('Validation failed');
      }
    }
    await core.agent.call('agentCreateAgent', { body: { name: 'x', tag: 't'.repeat(64) } });
  });
});

describe('a status ping', () => {
  it('99. stores what the agent says of itself', async () => {
    const { channelId } = await core.newAgent();
    const before = Date.now() - 5;
    const pinged = await core.agent.call('agentPing', {
      body: { agentId: channelId, status: 'busy', message: 'building' },
    });
    expect(pinged).toMatchObject({ id: channelId, status: 'busy', statusMessage: 'building' });
    expect(Date.parse(pinged.lastActiveAt ?? '')).toBeGreaterThanOrEqual(before);
    expect(await seen(channelId)).toMatchObject({ ...pinged });
  });

  it('99. of an unknown agent is 404; a wrong word or too long a text is 400', async () => {
    const ping = async (body: object) =>
      (await core.agent.refusal('agentPing', { body: { agentId: core.agent.channelId, status: 'active', ...body } }))
        .statusCode;
    expect(await ping({ agentId: 'unknown' })).toBe(404);
    expect(await ping({ agentId: core.second.channelId })).toBe(404);
    expect(await ping({ status: 'idle' })).toBe(400);
    expect(await ping({ message: 'm'.repeat(501) })).toBe(400);
    expect(await ping({ agentId: undefined })).toBe(400);
    await core.agent.call('agentPing', {
      body: { agentId: core.agent.channelId, status: 'active', message: 'm'.repeat(500) },
    });
  });

  it('100. with the same word keeps statusSince and moves lastActiveAt; another word moves both', async () => {
    const { channelId } = await core.newAgent();
    const ping = async (status: string, message?: string) => {
      await nextMillisecond();
      return core.agent.call('agentPing', { body: { agentId: channelId, status, message } });
    };
    const first = await ping('active', 'first');
    const second = await ping('active');
    const third = await ping('error');
    expect(second).toMatchObject({ statusSince: first.statusSince, statusMessage: null });
    expect(Date.parse(second.lastActiveAt ?? '')).toBeGreaterThan(Date.parse(first.lastActiveAt ?? ''));
    expect(third.statusSince).toBe(third.lastActiveAt);
    expect(third.statusSince).not.toBe(first.statusSince);
  });
});

describe('what is unread', () => {
  it('102. grows with each message of the agent and is nothing after reading', async () => {
    const agent = await core.newAgent();
    expect((await seen(agent.channelId)).unreadCount).toBe(0);
    await agent.tell('one');
    await agent.ask();
    expect((await seen(agent.channelId)).unreadCount).toBe(2);
    await person.call('markChannelRead', { parameters: { id: agent.channelId } });
    expect((await seen(agent.channelId)).unreadCount).toBe(0);
    await nextMillisecond();
    await agent.tell('three');
    expect((await seen(agent.channelId)).unreadCount).toBe(1);
  });

  it('102. of an unknown or foreign channel is 404', async () => {
    for (const id of ['unknown', core.second.channelId]) {
      expect((await person.refusal('markChannelRead', { parameters: { id } })).message).toBe('Agent not found');
    }
  });

  it('103. comes with the last message, whose members are absent without one', async () => {
    const agent = await core.newAgent();
    const empty = await seen(agent.channelId);
    expect(empty).not.toHaveProperty('lastMessage');
    expect(empty).not.toHaveProperty('lastMessageTime');
    await agent.tell('older');
    const newest = await agent.tell('newest');
    expect(await seen(agent.channelId)).toMatchObject({ lastMessage: 'newest', lastMessageTime: newest.createdAt });
    const badge = await agent.call('agentCreateMessage', { body: { channelId: agent.channelId, status: 'info' } });
    const last = await seen(agent.channelId);
    expect(last.lastMessageTime).toBe(badge.createdAt);
    expect(last).not.toHaveProperty('lastMessage');
  });
});
