import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Agent } from '../../src/contract/agent.ts';
import type { AgentClient, PersonClient } from '../support/clients.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';

let core: TestCore;
let person: PersonClient;
beforeAll(async () => {
  core = await startTestCore();
  person = await core.person();
});
afterAll(() => core.stop());

const AUTH = { username: 'user', password: 'open sesame' };
const MASKED = { username: 'user', password: '***' };
const URL_AS_TYPED = 'https://Example.com:443/Hook/../a%2fb?x=%7E&y#z';
const update = (channelId: string, body: object): Promise<Agent> =>
  core.agent.call('agentUpdateAgent', { parameters: { id: channelId }, body });
const setWebhook = (agent: AgentClient, body: object = {}): Promise<Agent> =>
  agent.call('agentSetWebhook', { body: { channelId: agent.channelId, url: URL_AS_TYPED, ...body } });

describe('the webhook of an agent', () => {
  it('97. is replaced whole: without auth and headers those of before are gone', async () => {
    const agent = await core.newAgent();
    expect(await setWebhook(agent, { auth: AUTH, headers: { 'X-A': 'b' } })).toMatchObject({
      webhookUrl: URL_AS_TYPED,
      webhookAuth: MASKED,
      webhookHeaders: { 'X-A': 'b' },
    });
    expect(await setWebhook(agent)).toMatchObject({
      webhookUrl: URL_AS_TYPED,
      webhookAuth: null,
      webhookHeaders: null,
    });
    await setWebhook(agent, { auth: AUTH });
    const cleared = await agent.call('agentDeleteWebhook', { body: { channelId: agent.channelId } });
    expect(cleared).toMatchObject({ webhookUrl: null, webhookAuth: null, webhookHeaders: null });
  });

  it('97. keeps its address byte for byte, and shows its password to nobody', async () => {
    const agent = await core.newAgent();
    await setWebhook(agent, { auth: AUTH });
    for (const listed of [await agent.call('agentListAgents'), await person.call('listAgents')]) {
      const seen = listed.find(({ id }) => id === agent.channelId);
      expect(seen).toMatchObject({ webhookUrl: URL_AS_TYPED, webhookAuth: MASKED });
      expect(JSON.stringify(listed)).not.toContain(AUTH.password);
    }
  });

  it('97. refuses what is no address and too many headers', async () => {
    const { channelId } = core.agent;
    const headers = Object.fromEntries(Array.from({ length: 65 }, (_, at) => [`X-${at}`, 'v']));
    for (const wrong of [{ url: 'nope' }, { headers }, { auth: { username: 'u' } }]) {
      const body = { channelId, url: URL_AS_TYPED, ...wrong };
      expect((await core.agent.refusal('agentSetWebhook', { body })).message).toBe('Validation failed');
    }
  });
});

describe('an agent', () => {
  it('is changed by itself and by its person; null clears, what is left out stays', async () => {
    const { channelId } = await core.newAgent('before');
    const all = {
      name: 'after',
      description: 'described',
      avatarUrl: 'https://example.com/a.png',
      webhookUrl: URL_AS_TYPED,
      webhookHeaders: { 'X-A': 'b' },
      tag: 'ci',
    };
    expect(await update(channelId, all)).toMatchObject(all);
    expect(await update(channelId, { isSubagent: true, managementUrl: 'https://example.com' })).toMatchObject({
      ...all,
      isSubagent: false,
      managementUrl: null,
    });
    const cleared = { avatarUrl: null, webhookUrl: null, webhookHeaders: null, webhookAuth: null, tag: null };
    const parameters = { id: channelId };
    expect(await person.call('updateAgent', { parameters, body: cleared })).toMatchObject({
      ...cleared,
      name: 'after',
      description: 'described',
    });
    for (const wrong of [
      { name: null },
      { name: ' ' },
      { description: null },
      { tag: 't'.repeat(65) },
      { webhookUrl: '' },
    ]) {
      expect((await person.refusal('updateAgent', { parameters, body: wrong })).statusCode).toBe(400);
      expect((await core.agent.refusal('agentUpdateAgent', { parameters, body: wrong })).statusCode).toBe(400);
    }
  });

  it('stores commands, a tag and a management address, whose key it never shows', async () => {
    const agent = await core.newAgent();
    const { channelId } = agent;
    const commands = [
      { command: 'help', description: 'What I can do' },
      { command: 'deploy', description: 'Deploy it', acceptsArgs: true, argHint: '<stage>' },
    ];
    const sending = { parameters: { id: channelId }, body: { commands } };
    expect((await agent.call('agentSetCommands', sending)).commands).toEqual(commands);
    expect((await agent.call('agentSetTag', { body: { channelId, tag: 'ci' } })).tag).toBe('ci');
    expect((await agent.call('agentSetTag', { body: { channelId, tag: null } })).tag).toBeNull();
    const management = { managementUrl: 'https://example.com/m', managementApiKey: '***' };
    const url = management.managementUrl;
    for (const apiKey of ['management secret', '***']) {
      const stored = await agent.call('agentSetManagement', { body: { channelId, url, apiKey } });
      expect(stored).toMatchObject(management);
    }
    for (const wrong of [{ url, apiKey: null }, { url: null, apiKey: 'x' }, { url }]) {
      expect((await agent.refusal('agentSetManagement', { body: { channelId, ...wrong } })).statusCode).toBe(400);
    }
    const cleared = await agent.call('agentSetManagement', { body: { channelId, url: null, apiKey: null } });
    expect(cleared).toMatchObject({ managementUrl: null, managementApiKey: null });
  });

  it('of somebody else is 404 on every route, and nothing of it changes', async () => {
    const id = core.second.channelId;
    const parameters = { id };
    const place = { isSubagent: true, parentChannelId: core.agent.channelId };
    const refusals = [
      core.agent.refusal('agentUpdateAgent', { parameters, body: { name: 'mine now' } }),
      core.agent.refusal('agentDeleteAgent', { parameters }),
      core.agent.refusal('agentSetWebhook', { body: { channelId: id, url: URL_AS_TYPED } }),
      core.agent.refusal('agentDeleteWebhook', { body: { channelId: id } }),
      core.agent.refusal('agentSetCommands', { parameters, body: { commands: [] } }),
      core.agent.refusal('agentSetTag', { body: { channelId: id, tag: 'mine' } }),
      core.agent.refusal('agentSetSubagent', { body: { channelId: id, ...place } }),
      core.agent.refusal('agentSetManagement', { body: { channelId: id, url: null, apiKey: null } }),
      person.refusal('updateAgent', { parameters, body: { name: 'mine now' } }),
      person.refusal('deleteAgent', { parameters }),
      person.refusal('agentStatistics', { parameters }),
    ];
    for (const refused of await Promise.all(refusals)) {
      expect(refused).toMatchObject({ statusCode: 404, message: 'Agent not found' });
    }
  });
});

describe('a sub-agent', () => {
  const place = (agent: AgentClient, parentChannelId: string | null) =>
    agent.call('agentSetSubagent', {
      body: { channelId: agent.channelId, isSubagent: parentChannelId !== null, parentChannelId },
    });

  it('stands under its parent, and on its own again when told so or when the parent goes', async () => {
    const [parent, child] = [await core.newAgent('parent'), await core.newAgent('child')];
    const below = { isSubagent: true, parentAgentId: parent.channelId };
    const alone = { isSubagent: false, parentAgentId: null };
    expect(await place(child, parent.channelId)).toMatchObject(below);
    expect(await place(child, null)).toMatchObject(alone);
    expect(await setWebhook(child, { isSubagent: true, parentChannelId: parent.channelId })).toMatchObject(below);
    expect(await setWebhook(child)).toMatchObject(below);
    await parent.call('agentDeleteAgent', { parameters: { id: parent.channelId } });
    expect((await child.call('agentListAgents')).find(({ id }) => id === child.channelId)).toMatchObject(alone);
  });

  it('is never under itself, directly or through others, and its parent is one of the same person', async () => {
    const [top, middle, bottom] = [await core.newAgent(), await core.newAgent(), await core.newAgent()];
    await place(middle, top.channelId);
    await place(bottom, middle.channelId);
    const refused = async (agent: AgentClient, body: object) =>
      (await agent.refusal('agentSetSubagent', { body: { channelId: agent.channelId, isSubagent: true, ...body } }))
        .statusCode;
    for (const { channelId } of [top, middle, bottom]) {
      expect(await refused(top, { parentChannelId: channelId })).toBe(400);
    }
    expect(await refused(top, {})).toBe(400);
    expect(await refused(top, { isSubagent: false, parentChannelId: bottom.channelId })).toBe(400);
    expect(await refused(top, { parentChannelId: core.second.channelId })).toBe(404);
    expect(await refused(top, { parentChannelId: 'unknown' })).toBe(404);
  });
});

describe('a deleted channel', () => {
  it('104. is gone with its messages and history; its id is 404 on a ping and 403 on a message', async () => {
    for (const byPerson of [false, true]) {
      const agent = await core.newAgent();
      const parameters = { id: agent.channelId };
      const { id } = await agent.tell('hello');
      await agent.call('agentPing', { body: { agentId: agent.channelId, status: 'active' } });
      if (byPerson) await person.call('deleteAgent', { parameters });
      else await agent.call('agentDeleteAgent', { parameters });

      expect((await agent.refusal('agentGetMessage', { parameters: { id } })).statusCode).toBe(404);
      expect((await person.refusal('agentStatistics', { parameters })).statusCode).toBe(404);
      const ping = { agentId: agent.channelId, status: 'active' };
      expect((await agent.refusal('agentPing', { body: ping })).statusCode).toBe(404);
      const message = { channelId: agent.channelId, text: 'x' };
      expect((await agent.refusal('agentCreateMessage', { body: message })).statusCode).toBe(403);
      expect((await agent.refusal('agentDeleteAgent', { parameters })).statusCode).toBe(404);
    }
  });

  it('104. ends the waits on its reviews, and tells the inbox that they are gone', async () => {
    const agent = await core.newAgent();
    const socket = await core.personSocket();
    const { id } = await agent.ask();
    const waiting = agent.refusal('agentWaitForReview', {
      parameters: { id },
      query: { channel: agent.channelId, timeout: '30000' },
    });
    await agent.call('agentDeleteAgent', { parameters: { id: agent.channelId } });
    expect((await waiting).statusCode).toBeGreaterThanOrEqual(403);
    await socket.nextEvent('message:deleted', (payload) => payload.messageId === id);
    const pending = await person.call('listReviews', { query: { status: 'pending' } });
    expect(pending.map((message) => message.id)).not.toContain(id);
  });
});

describe('statistics', () => {
  it('101. list at most 100 status changes, newest first; 100. one for each real change', async () => {
    const agent = await core.newAgent();
    const parameters = { id: agent.channelId };
    const ping = (status: string, message?: string) =>
      agent.call('agentPing', { body: { agentId: agent.channelId, status, message } });
    await ping('active', 'up');
    await ping('active');
    const once = (await person.call('agentStatistics', { parameters })).statusHistory;
    expect(once).toEqual([
      {
        id: expect.any(String),
        agentId: agent.channelId,
        status: 'active',
        message: 'up',
        createdAt: expect.stringMatching(/Z$/),
      },
    ]);
    for (let at = 0; at < 101; at += 1) await ping(at % 2 === 0 ? 'busy' : 'active', `change ${at}`);
    const { statusHistory } = await person.call('agentStatistics', { parameters });
    expect(statusHistory.map(({ message }) => message)).toEqual(
      Array.from({ length: 100 }, (_, at) => `change ${100 - at}`),
    );
  });

  it('count agents and messages, from the agent and to it', async () => {
    const before = await person.call('allAgentsStatistics');
    const agent = await core.newAgent();
    const parameters = { id: agent.channelId };
    await agent.tell('one');
    await agent.ask();
    await person.call('createMessage', { body: { channelId: agent.channelId, text: 'two' } });
    await agent.call('agentPing', { body: { agentId: agent.channelId, status: 'active' } });
    expect(await person.call('agentStatistics', { parameters })).toMatchObject({
      totalMessages: 3,
      totalInbound: 2,
      totalOutbound: 1,
      successRequests: 0,
      errorRequests: 0,
    });
    expect(await person.call('allAgentsStatistics')).toEqual({
      totalAgents: before.totalAgents + 1,
      activeAgents: before.activeAgents + 1,
      totalMessages: before.totalMessages + 3,
      successRequests: 0,
      errorRequests: 0,
    });
  });
});
