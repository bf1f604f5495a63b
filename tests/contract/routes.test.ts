import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROUTES, type RouteName } from '../../src/contract/routes.ts';
import { type ApiClient, createApiClient, reachedRoutes, type Sending } from '../support/api-client.ts';
import { APPROVED } from '../support/builders.ts';
import type { PersonClient } from '../support/clients.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';

let core: TestCore;
let person: PersonClient;
beforeAll(async () => {
  core = await startTestCore();
  person = await core.person();
});
afterAll(() => core.stop());

const aMessage = async () => ({ parameters: { id: (await core.agent.ask()).id } });
const aKey = async () => ({ parameters: { id: (await person.call('createApiKey', { body: {} })).id } });
const inChannel = () => ({ query: { channel: core.agent.channelId } });

/** What makes each route succeed; the compiler wants an entry for every route. */
const SENDINGS: Record<RouteName, () => Sending | Promise<Sending>> = {
  health: () => ({}),
  agentCreateMessage: () => ({ body: { channelId: core.agent.channelId, text: 'hi' } }),
  agentListMessages: inChannel,
  agentGetMessage: aMessage,
  agentDeleteMessage: aMessage,
  agentAcknowledgeMessage: aMessage,
  agentListPendingReviews: () => ({}),
  agentGetReview: aMessage,
  agentWaitForReview: async () => ({
    ...(await aMessage()),
    query: { channel: core.agent.channelId, timeout: '1' },
  }),
  agentListAgents: () => ({}),
  agentCreateAgent: () => ({ body: { name: 'new' } }),
  agentPing: () => ({ body: { agentId: core.agent.channelId, status: 'active' } }),
  login: () => ({ body: { email: core.announced.email, password: core.announced.password } }),
  refreshSession: () => ({}),
  currentUser: () => ({}),
  changePassword: () => ({
    body: { currentPassword: core.announced.password, newPassword: core.announced.password },
  }),
  logout: () => ({}),
  socketTicket: () => ({}),
  listApiKeys: () => ({}),
  createApiKey: () => ({ body: { label: 'new' } }),
  rotateApiKey: aKey,
  deleteApiKey: aKey,
  listAgents: () => ({}),
  createAgent: () => ({ body: { name: 'new' } }),
  markChannelRead: () => ({ parameters: { id: core.agent.channelId } }),
  listMessages: inChannel,
  listReviews: () => ({}),
  getMessage: aMessage,
  respond: async () => ({ ...(await aMessage()), body: { response: APPROVED } }),
};

function clientFor(name: RouteName): ApiClient {
  switch (ROUTES[name].auth) {
    case 'none':
      return createApiClient(core.url);
    case 'apiKey':
      return core.agent;
    case 'session':
      return person;
    default:
      return ROUTES[name] satisfies never;
  }
}

it.each(Object.keys(ROUTES) as RouteName[])('%s answers with its status and by its schema', async (name) => {
  await clientFor(name).call(name, await SENDINGS[name]());
  expect(reachedRoutes).toContain(name);
});

it('no route of the contract is left out', () => {
  expect([...reachedRoutes].sort()).toEqual(Object.keys(ROUTES).sort());
});
