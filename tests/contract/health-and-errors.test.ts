import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '../../src/contract/limits.ts';
import { createApiClient } from '../support/api-client.ts';
import { readRefusal, sendRaw } from '../support/raw-request.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';

let core: TestCore;
beforeAll(async () => {
  core = await startTestCore();
});
afterAll(() => core.stop());

const JSON_TYPE = { 'content-type': 'application/json' };

describe('health', () => {
  it('1. health answers anybody with status ok and a timestamp', async () => {
    const health = await createApiClient(core.url).call('health');
    expect(health).toEqual({ status: 'ok', timestamp: expect.stringMatching(/^\d{4}-.*\.\d{3}Z$/) });
  });

  it('2. /api/health is not a route', async () => {
    expect(readRefusal(await sendRaw(core.url, { path: '/api/health' }), '/api/health').statusCode).toBe(404);
  });
});

describe('errors', () => {
  it.each(['GET', 'POST', 'PATCH', 'PUT', 'DELETE'])(
    '3. an unknown route answers %s with 404 and its path',
    async (method) => {
      const path = '/api/v1/no/such?thing=1';
      const body = readRefusal(await sendRaw(core.url, { method, path }), path);
      expect(body).toMatchObject({ statusCode: 404, message: `Cannot ${method} ${path}`, error: 'Not Found' });
    },
  );

  it.each([
    ['a call without a key', '/api/v1/agents', 401],
    ['a call without a session', '/api/agents', 401],
    ['an unknown route', '/api/auth/login', 404],
    ['a path that cannot be decoded', '/%zz', 400],
    ['too long an id', `/api/v1/messages/${'x'.repeat(LIMITS.pathParameterChars + 1)}`, 404],
  ])('4. and 5. the refusal of %s has all members of an error', async (_, path, statusCode) => {
    expect(readRefusal(await sendRaw(core.url, { path }), path).statusCode).toBe(statusCode);
  });

  it('5. a validation failure lists what is wrong and where', async () => {
    const body = await core.agent.refusal('agentCreateMessage', {
      body: { channelId: core.agent.channelId, review: { type: 'approval', expiresInSeconds: 'soon' } },
    });
    expect(body.message).toBe('Validation failed');
    expect(body.errors).toEqual([
      { path: ['review', 'expiresInSeconds'], code: expect.any(String), message: expect.stringMatching(/./) },
    ]);
  });

  it.each([
    ['text', 7],
    ['channelId', 7],
    ['channelId', ''],
    ['metadata', 'x'],
    ['metadata', []],
    ['review', 'approval'],
    ['review', []],
    ['review', {}],
    ['review', { type: 7 }],
    ['attachmentIds', 'x'],
    ['clientId', 7],
  ])('6. %s: %j is a wrong type, 400', async (member, value) => {
    const body = { channelId: core.agent.channelId, text: 'hi', [member]: value };
    const refused = await core.agent.refusal('agentCreateMessage', { body });
    expect(refused).toMatchObject({ statusCode: 400, message: 'Validation failed' });
    expect(refused.errors?.[0]?.path[0]).toBe(member);
  });

  it('7. members that nobody knows are ignored', async () => {
    const message = await core.agent.call('agentCreateMessage', {
      body: {
        channelId: core.agent.channelId,
        text: 'hi',
        requestChanges: true,
        review: { type: 'approval', label: 'stray', annotationFileId: 'f' },
      },
    });
    expect(message).not.toHaveProperty('requestChanges');
    expect(message.review).not.toHaveProperty('label');
    expect(message.review).not.toHaveProperty('annotationFileId');
  });
});

describe('bodies', () => {
  it('8. a JSON body over 10 MiB is 413 before it was sent, and nothing is stored', async () => {
    const agent = await core.newAgent();
    const path = '/api/v1/messages';
    const headers = { ...JSON_TYPE, 'x-api-key': agent.key, expect: '100-continue' };
    const tooLarge = { ...headers, 'content-length': String(LIMITS.jsonBodyBytes + 1) };
    // The body itself never leaves, as with curl, so the answer cannot get lost in a closed connection.
    const answer = await sendRaw(core.url, { method: 'POST', path, headers: tooLarge, body: '' });
    expect(readRefusal(answer, path)).toMatchObject({ statusCode: 413, error: 'Payload Too Large' });
    const page = await agent.call('agentListMessages', { query: { channel: agent.channelId } });
    expect(page.data).toEqual([]);
  });

  it('8. a JSON body just under 10 MiB is taken whole', async () => {
    const text = 'x'.repeat(LIMITS.jsonBodyBytes - 1024);
    const message = await core.agent.tell(text);
    expect(message.text?.length).toBe(text.length);
    await core.agent.call('agentDeleteMessage', { parameters: { id: message.id } });
  });

  it.each(['{', '{"channelId":', 'nonsense', '[1,]', '"\\u12"', '{"a":1}}', '\u0000'])(
    '9. the malformed body %j is 400',
    async (body) => {
      const path = '/api/v1/messages';
      const headers = { ...JSON_TYPE, 'x-api-key': core.agent.key };
      const refused = readRefusal(await sendRaw(core.url, { method: 'POST', path, headers, body }), path);
      expect(refused).toMatchObject({ statusCode: 400, message: 'The body is not valid JSON' });
    },
  );

  it.each(['null', '[]', '"text"', '7', 'true'])('9. the body %s, JSON but no object, is 400', async (body) => {
    const path = '/api/v1/messages';
    const headers = { ...JSON_TYPE, 'x-api-key': core.agent.key };
    expect(readRefusal(await sendRaw(core.url, { method: 'POST', path, headers, body }), path).statusCode).toBe(400);
  });

  it('10. a GET with a JSON content type and no body is answered', async () => {
    const agents = await core.agent.call('agentListAgents', { headers: JSON_TYPE });
    expect(agents.length).toBeGreaterThan(0);
  });

  it.each([
    ['with a JSON content type and no body', JSON_TYPE, ''],
    ['with an empty object', JSON_TYPE, '{}'],
    ['without content type or body', {}, ''],
  ])('11. an acknowledgement %s is 200', async (_, headers, body) => {
    const { id } = await core.agent.tell('take notice');
    const path = `/api/v1/messages/${id}/ack`;
    const answer = await sendRaw(core.url, {
      method: 'POST',
      path,
      headers: { ...headers, 'x-api-key': core.agent.key },
      body,
    });
    expect([answer.status, JSON.parse(answer.text)]).toEqual([200, { acknowledged: true }]);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'text/html'])(
    'a body of type %s is refused, so that a web form cannot send one',
    async (type) => {
      const path = '/api/auth/login';
      const body = JSON.stringify({ email: core.announced.email, password: core.announced.password });
      const answer = await sendRaw(core.url, { method: 'POST', path, headers: { 'content-type': type }, body });
      expect(readRefusal(answer, path).statusCode).toBe(415);
    },
  );
});
