import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROUTES, type RouteName } from '../../src/contract/routes.ts';
import { type ApiClient, createApiClient, reachedRoutes, type Sending } from '../support/api-client.ts';
import { APPROVED } from '../support/builders.ts';
import type { PersonClient } from '../support/clients.ts';
import { fileForm } from '../support/file-form.ts';
import { installPlugin } from '../support/plugin-builders.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';

let core: TestCore;
let person: PersonClient;
beforeAll(async () => {
  core = await startTestCore({ webhookAllow: ['127.0.0.1'] });
  person = await core.person();
});
afterAll(() => core.stop());

const aMessage = async () => ({ parameters: { id: (await core.agent.ask()).id } });
const aKey = async () => ({ parameters: { id: (await person.call('createApiKey', { body: {} })).id } });
const DIAGRAM = { parameters: { name: 'diagram' } };
const inChannel = () => ({ query: { channel: core.agent.channelId } });

const anAgent = async () => ({ parameters: { id: (await core.newAgent()).channelId } });
const aFile = () => ({ form: fileForm({ channelId: core.agent.channelId }) });
const aStoredFile = async () => ({ parameters: { id: (await core.agent.call('agentStoreFile', aFile())).id } });
const aPicture = async () => ({ ...(await anAgent()), form: fileForm({}, { mimeType: 'image/png' }) });
const aPicturedAgent = async () => {
  const { parameters, form } = await aPicture();
  await person.call('setAvatar', { parameters, form });
  return { parameters };
};
const aStream = async () => {
  const streamId = 'draft';
  await core.agent.call('agentCreateMessage', {
    body: { channelId: core.agent.channelId, text: 'a', streamId, streamState: 'streaming' },
  });
  return streamId;
};
let userCount = 0;
const aUserRequest = () => {
  userCount += 1;
  return { email: `user${userCount}@example.com`, displayName: 'New', password: 'long enough' };
};
const aUser = async () => ({ parameters: { id: (await person.call('createUser', { body: aUserRequest() })).id } });

const anAnsweredReview = async () => {
  const { id } = await core.agent.call('agentCreateMessage', {
    body: { channelId: core.agent.channelId, webhookUrl: 'http://127.0.0.1:9/', review: { type: 'freeform' } },
  });
  await person.respond(id, {});
  return { parameters: { id } };
};

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
  agentListFiles: inChannel,
  agentUploadFile: aFile,
  agentStoreFile: aFile,
  agentStoreText: () => ({ body: { channelId: core.agent.channelId, content: 'a text' } }),
  agentDownloadFile: aStoredFile,
  listFiles: () => ({}),
  uploadFile: aFile,
  storeFile: aFile,
  downloadFile: aStoredFile,
  deleteFile: aStoredFile,
  deleteFiles: () => ({ body: { ids: [] } }),
  downloadFiles: async () => ({ body: { ids: [(await aStoredFile()).parameters.id] } }),
  shareFile: aStoredFile,
  openSharedFile: async () => {
    const { url } = await person.call('shareFile', await aStoredFile());
    return { parameters: { token: url.split('/').at(-1) ?? '' } };
  },
  setAvatar: aPicture,
  getAvatar: aPicturedAgent,
  deleteAvatar: aPicturedAgent,
  agentListIterations: aMessage,
  listIterations: aMessage,
  agentUpdateStream: async () => ({
    parameters: { streamId: await aStream() },
    body: { channelId: core.agent.channelId, text: 'more', complete: true },
  }),
  agentAddStatus: () => ({
    parameters: { streamId: 'any' },
    body: { channelId: core.agent.channelId, text: 'reading' },
  }),
  agentUpdateAgent: async () => ({ ...(await anAgent()), body: { name: 'renamed' } }),
  agentDeleteAgent: anAgent,
  agentSetWebhook: () => ({ body: { channelId: core.agent.channelId, url: 'https://example.com/hook' } }),
  agentDeleteWebhook: () => ({ body: { channelId: core.agent.channelId } }),
  agentSetCommands: async () => ({
    ...(await anAgent()),
    body: { commands: [{ command: 'help', description: 'What I can do' }] },
  }),
  agentSetTag: () => ({ body: { channelId: core.agent.channelId, tag: 'ci' } }),
  agentSetSubagent: () => ({ body: { channelId: core.agent.channelId, isSubagent: false } }),
  agentSetManagement: () => ({ body: { channelId: core.agent.channelId, url: null, apiKey: null } }),
  updateAgent: async () => ({ ...(await anAgent()), body: { name: 'renamed' } }),
  deleteAgent: anAgent,
  allAgentsStatistics: () => ({}),
  agentStatistics: anAgent,
  listUsers: () => ({}),
  createUser: () => ({ body: aUserRequest() }),
  updateUser: async () => ({ ...(await aUser()), body: { displayName: 'renamed' } }),
  deleteUser: aUser,
  getPreferences: () => ({}),
  updatePreferences: () => ({ body: { theme: 'dark' } }),
  pushKey: () => ({}),
  subscribePush: () => ({}),
  unsubscribePush: () => ({}),
  createMessage: () => ({ body: { channelId: core.agent.channelId, text: 'hi' } }),
  agentListPlugins: () => ({}),
  agentGetPlugin: () => DIAGRAM,
  listPlugins: () => ({}),
  listPluginWarnings: () => ({}),
  getPlugin: () => DIAGRAM,
  renderPlugin: () => DIAGRAM,
  getPluginConfig: () => DIAGRAM,
  changePluginConfig: () => ({ ...DIAGRAM, body: { envValues: {} } }),
  getPluginIcon: () => DIAGRAM,
  fetchForPlugin: async () => {
    const permissions = { httpRequests: true, maxHttpDomains: ['127.0.0.1'] };
    await installPlugin(core, 'caller', { manifest: { permissions } });
    return { parameters: { name: 'caller' }, body: { url: `${core.url}/health` } };
  },
  pluginTailwind: () => ({}),
  openApiDocument: () => ({}),
  docsPage: () => ({}),
  docsAsset: () => ({ parameters: { file: 'start.js' } }),
  listMessages: inChannel,
  listReviews: () => ({}),
  getMessage: aMessage,
  retryDelivery: anAnsweredReview,
  listDeliveries: anAnsweredReview,
  getWebhookSettings: () => ({}),
  changeWebhookSettings: () => ({ body: { allowlist: ['n8n.lan:5678'] } }),
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
