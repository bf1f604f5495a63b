import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { ERRORS, type ErrorBody, type ErrorCode } from '../../src/contract/errors.ts';
import { LIMITS } from '../../src/contract/limits.ts';
import { MCP_PATH } from '../../src/contract/mcp.ts';
import { systemPorts } from '../../src/core/ports.ts';
import { createApiClient } from '../support/api-client.ts';
import { APPROVED } from '../support/builders.ts';
import { type PersonClient, personClient } from '../support/clients.ts';
import { isInProcess, NEEDS_PORTS } from '../support/contract-target.ts';
import { fileForm } from '../support/file-form.ts';
import { type RawRequest, readRefusal, sendRaw } from '../support/raw-request.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';

let core: TestCore;
let person: PersonClient;
beforeAll(async () => {
  core = await startTestCore();
  person = await core.person();
});
afterAll(() => core.stop());

const refusedRaw = async (request: RawRequest): Promise<ErrorBody> =>
  readRefusal(await sendRaw(core.url, request), request.path);
const postedRaw = (headers: Record<string, string>, body: string): Promise<ErrorBody> =>
  refusedRaw({ method: 'POST', path: '/api/v1/messages', headers: { 'x-api-key': core.agent.key, ...headers }, body });
const created = (body: object): Promise<ErrorBody> =>
  core.agent.refusal('agentCreateMessage', { body: { channelId: core.agent.channelId, ...body } });
const withKey = (key: string): Promise<ErrorBody> =>
  createApiClient(core.url, { 'x-api-key': key }).refusal('agentListAgents');
const NO_ID = { parameters: { id: 'unknown' } };
const JSON_TYPE = { 'content-type': 'application/json' };

/** Codes that no answer of the core carries: the desktop program raises them for its window. */
type DesktopCode =
  | 'account_not_found'
  | 'account_unremovable'
  | 'signed_out'
  | 'attachment_too_large'
  | 'core_not_running'
  | 'edit_not_kept'
  | 'file_not_saved'
  | 'image_refused'
  | 'image_unavailable'
  | 'link_refused'
  | 'system_refused'
  | 'upload_cut_off';
type CodeWithOwnTest =
  | 'plugin_not_found'
  | 'plugin_icon_not_found'
  | 'plugin_fetch_refused'
  | 'webhook_refused'
  | 'too_many_waits'
  | 'too_many_sockets'
  | 'too_many_subscriptions'
  | 'too_many_headers'
  | 'too_many_mcp_sessions'
  | 'rate_limited'
  | 'storage_full'
  | 'storage_read_only'
  | 'storage_failed'
  | 'internal';

const retried = (id: string): Promise<ErrorBody> => person.refusal('retryDelivery', { parameters: { id } });
const answered = async (wish: object = {}) => {
  const { channelId } = core.agent;
  const { id } = await core.agent.call('agentCreateMessage', {
    body: { channelId, review: { type: 'freeform' }, ...wish },
  });
  return person.respond(id, {});
};

/** A request for each code; the compiler wants an entry for every one. */
const REQUESTS: Record<Exclude<ErrorCode, DesktopCode | CodeWithOwnTest>, () => Promise<ErrorBody>> = {
  validation_failed: () => created({ text: 7 }),
  malformed_json: () => postedRaw(JSON_TYPE, '{'),
  message_empty: () => created({}),
  expiry_unparsable: () => created({ review: { type: 'approval', expiresAt: 'soon' } }),
  expiry_in_past: () => created({ review: { type: 'approval', expiresAt: '2020-01-01T00:00:00Z' } }),
  file_missing: () => person.refusal('storeFile', { form: new FormData() }),
  channel_missing: () => person.refusal('storeFile', { form: fileForm() }),
  content_missing: () => core.agent.refusal('agentStoreText', { body: { channelId: core.agent.channelId } }),
  form_malformed: () =>
    refusedRaw({
      method: 'POST',
      path: '/api/v1/files/store',
      headers: { 'x-api-key': core.agent.key, 'content-type': 'multipart/form-data; boundary=b' },
      body: '--b\r\ncontent-disposition: form-data; name="file"; filename="cut off"\r\n\r\nhalf a fi',
    }),
  image_required: () =>
    person.refusal('setAvatar', {
      parameters: { id: core.agent.channelId },
      form: fileForm({}, { mimeType: 'text/css' }),
    }),
  file_forbidden: async () => {
    const { apiKey, channelId } = core.second;
    const other = createApiClient(core.url, { 'x-api-key': apiKey });
    const { id } = await other.call('agentStoreFile', { form: fileForm({ channelId }) });
    return core.agent.refusal('agentDownloadFile', { parameters: { id } });
  },
  attachment_not_found: () => core.agent.refusal('agentDownloadFile', NO_ID),
  avatar_not_found: () => person.refusal('getAvatar', { parameters: { id: core.agent.channelId } }),
  share_not_found: () => createApiClient(core.url).refusal('openSharedFile', { parameters: { token: 'none' } }),
  range_unsatisfiable: async () => {
    const { id } = await core.agent.call('agentStoreFile', { form: fileForm({ channelId: core.agent.channelId }) });
    return core.agent.refusal('agentDownloadFile', { parameters: { id }, headers: { range: 'bytes=999-' } });
  },
  iteration_impossible: () => created({ text: 'again', iterationOf: 'unknown' }),
  iteration_linked: async () => {
    const { id } = await core.agent.ask();
    await person.respond(id, APPROVED);
    await core.agent.call('agentCreateMessage', {
      body: { channelId: core.agent.channelId, text: 'again', iterationOf: id },
    });
    return core.agent.refusal('agentDeleteMessage', { parameters: { id } });
  },
  parent_impossible: () => {
    const { channelId } = core.agent;
    return core.agent.refusal('agentSetSubagent', {
      body: { channelId, isSubagent: true, parentChannelId: channelId },
    });
  },
  webhook_missing_for_message: async () => retried((await answered()).id),
  webhook_missing_for_agent: async () => {
    const { channelId } = core.agent;
    return retried((await person.call('createMessage', { body: { channelId, text: 'hi' } })).id);
  },
  delivery_impossible: async () => retried((await core.agent.ask()).id),
  api_key_missing: () => createApiClient(core.url).refusal('agentListAgents'),
  api_key_unknown: () => withKey('hp_unknown'),
  api_key_scoped: async () => withKey((await person.call('createApiKey', { body: { scope: {} } })).key),
  mcp_session_not_found: () =>
    refusedRaw({
      method: 'POST',
      path: MCP_PATH,
      headers: { 'x-api-key': core.agent.key, 'mcp-session-id': 'unknown', ...JSON_TYPE },
      body: '{"jsonrpc":"2.0","id":1,"method":"ping"}',
    }),
  session_invalid: () => createApiClient(core.url).refusal('currentUser'),
  credentials_invalid: () =>
    createApiClient(core.url).refusal('login', { body: { email: 'nobody@example.com', password: 'wrong' } }),
  password_incorrect: () =>
    person.refusal('changePassword', { body: { currentPassword: 'wrong', newPassword: 'long enough' } }),
  channel_forbidden: () => created({ channelId: 'unknown', text: 'hi' }),
  review_closed: async () => {
    const { id } = await core.agent.ask();
    await person.respond(id, APPROVED);
    return person.refusal('respond', { parameters: { id }, body: { response: APPROVED } });
  },
  owner_required: async () => {
    const { email, password } = core.second;
    return (await personClient(core.url, email, password)).refusal('listUsers');
  },
  user_undeletable: async () =>
    person.refusal('deleteUser', { parameters: { id: (await person.call('currentUser')).user.id } }),
  last_owner: async () => {
    const { id } = (await person.call('currentUser')).user;
    return person.refusal('updateUser', { parameters: { id }, body: { role: 'member' } });
  },
  user_not_found: () => person.refusal('deleteUser', NO_ID),
  email_taken: () =>
    person.refusal('createUser', {
      body: { email: core.announced.email.toUpperCase(), displayName: 'Twin', password: 'long enough' },
    }),
  host_refused: () => refusedRaw({ path: '/health', headers: { host: 'evil.example' } }),
  origin_refused: () => refusedRaw({ path: '/health', headers: { origin: 'https://evil.example' } }),
  message_not_found: () => core.agent.refusal('agentGetMessage', NO_ID),
  review_not_found: async () =>
    core.agent.refusal('agentGetReview', { parameters: { id: (await core.agent.tell('no review')).id } }),
  api_key_not_found: () => person.refusal('deleteApiKey', NO_ID),
  agent_not_found: () => person.refusal('markChannelRead', NO_ID),
  route_not_found: () => refusedRaw({ path: '/no/such' }),
  body_too_large: () => postedRaw({ ...JSON_TYPE, 'content-length': String(LIMITS.jsonBodyBytes + 1) }, ''),
  media_type_unsupported: () => postedRaw({ 'content-type': 'text/plain' }, 'hi'),
};

describe('every error code', () => {
  it.each(Object.keys(REQUESTS) as (keyof typeof REQUESTS)[])('%s reaches a caller', async (code) => {
    const { statusCode, message } = await REQUESTS[code]();
    const { status, message: sentence } = ERRORS[code];
    expect({ statusCode, message }).toEqual({
      statusCode: status,
      message: code === 'route_not_found' ? 'Cannot GET /no/such' : sentence,
    });
  });

  it('webhook_refused says why the address may not be called', async () => {
    const { id } = await answered({ webhookUrl: 'http://10.1.2.3/' });
    const { statusCode, message } = await retried(id);
    expect({ statusCode, message }).toEqual({ statusCode: 400, message: expect.stringContaining('10.1.2.3') });
  });

  // Not with the limit as it is: each of its calls is held for 30 s at most, and a busy machine needs longer to take up all.
  it.skipIf(!isInProcess)(
    `too_many_waits reaches the caller whose agents hold too many calls${NEEDS_PORTS}`,
    async () => {
      const crowded = await startTestCore({ crowdLimits: { waitersPerUserCount: 2 } });
      onTestFinished(() => crowded.stop());
      const { agent } = crowded;
      const { id, channelId } = await agent.ask();
      const leaving = new AbortController();
      const held = [agent.wait(id, undefined, leaving.signal), agent.wait(id, undefined, leaving.signal)];
      const sending = { parameters: { id }, query: { channel: channelId, timeout: '100' } };
      let answer = await agent.send('agentWaitForReview', sending);
      while (answer.status === 200) answer = await agent.send('agentWaitForReview', sending);
      expect(readRefusal(answer, `/api/v1/reviews/${id}/wait?channel=${channelId}&timeout=100`)).toMatchObject({
        statusCode: 429,
        message: ERRORS.too_many_waits.message,
      });
      leaving.abort();
      await Promise.allSettled(held);
    },
  );

  it.skipIf(!isInProcess)(`internal tells the caller nothing, and the log everything${NEEDS_PORTS}`, async () => {
    const logged: string[] = [];
    let isBroken = false;
    const { newId } = systemPorts();
    const broken = await startTestCore({
      ports: {
        newId: () => {
          if (isBroken) throw new Error('the disk of C:\\secret failed');
          return newId();
        },
        log: (level, text, facts) => void logged.push(`${level} ${text} ${JSON.stringify(facts)}`),
      },
    });
    try {
      isBroken = true;
      const refused = await broken.agent.refusal('agentCreateAgent', { body: { name: 'x' } });
      expect(refused).toMatchObject({ statusCode: 500, message: 'Internal server error' });
      expect(JSON.stringify(refused)).not.toContain('secret');
      expect(logged.filter((line) => line.startsWith('error'))).toEqual([expect.stringContaining('C:\\\\secret')]);
    } finally {
      await broken.stop();
    }
  });
});
