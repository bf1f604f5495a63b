import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { ERRORS } from '../../src/contract/errors.ts';
import { LIMITS } from '../../src/contract/limits.ts';
import { createApiClient } from '../support/api-client.ts';
import { readRefusal, sendRaw } from '../support/raw-request.ts';
import { readAnnouncement, spawnCli } from '../support/spawned-cli.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';

let core: TestCore;
beforeAll(async () => {
  core = await startTestCore();
});
afterAll(() => core.stop());
afterEach(() => void vi.unstubAllEnvs());

const refusedMembers = async (body: object) => {
  const refused = await core.agent.refusal('agentCreateMessage', {
    body: { channelId: core.agent.channelId, text: 'x', ...body },
  });
  expect(refused).toMatchObject({ statusCode: 400, message: 'Validation failed' });
  return refused.errors?.map(({ path }) => path.join('.'));
};

describe('what one message may carry', () => {
  it('has a largest metadata, and the refusal names it', async () => {
    const metadata = (chars: number) => ({ metadata: { big: 'x'.repeat(chars) } });
    expect(await refusedMembers(metadata(LIMITS.metadataChars))).toEqual(['metadata']);
    const body = { channelId: core.agent.channelId, text: 'x', ...metadata(LIMITS.metadataChars - 100) };
    await core.agent.call('agentCreateMessage', { body });
  });

  it('has a longest clientId, review type and address', async () => {
    expect(await refusedMembers({ clientId: 'x'.repeat(LIMITS.clientIdChars + 1) })).toEqual(['clientId']);
    expect(await refusedMembers({ review: { type: 'x'.repeat(LIMITS.reviewTypeChars + 1) } })).toEqual(['review.type']);
    const webhookUrl = `https://example.com/${'x'.repeat(LIMITS.urlChars)}`;
    expect(await refusedMembers({ webhookUrl })).toEqual(['webhookUrl']);
  });

  it.each([
    ['a name that HTTP cannot send', { 'two words': 'x' }],
    ['an empty name', { '': 'x' }],
    ['a value with a line break', { a: 'x\r\ninjected: y' }],
    ['a value that is too long', { a: 'x'.repeat(LIMITS.headerValueChars + 1) }],
    [
      'too many of them',
      Object.fromEntries(Array.from({ length: LIMITS.webhookHeadersCount + 1 }, (_, at) => [`h${at}`, 'x'])),
    ],
  ])('refuses webhook headers with %s', async (_, headers) => {
    const [path] =
      (await refusedMembers({ review: { type: 'x', callback: { url: 'https://a.example', headers } } })) ?? [];
    expect(path).toMatch(/^review\.callback\.headers/);
    const { channelId } = core.agent;
    const sending = { body: { channelId, url: 'https://a.example', headers } };
    expect((await core.agent.refusal('agentSetWebhook', sending)).statusCode).toBe(400);
  });
});

it('an agent’s name and description, and a password, have a greatest length', async () => {
  const tooLong = [
    core.agent.refusal('agentCreateAgent', { body: { name: 'x'.repeat(LIMITS.agentNameChars + 1) } }),
    core.agent.refusal('agentCreateAgent', {
      body: { name: 'x', description: 'x'.repeat(LIMITS.agentDescriptionChars + 1) },
    }),
    createApiClient(core.url).refusal('login', {
      body: { email: core.announced.email, password: 'x'.repeat(LIMITS.passwordMaxChars + 1) },
    }),
  ];
  for (const refused of await Promise.all(tooLong)) expect(refused.message).toBe('Validation failed');
});

describe('metadata', () => {
  const nested = (levels: number): object => (levels === 0 ? {} : { a: nested(levels - 1) });

  it('comes out as it came in, as deep as a body may be', async () => {
    // The body is a level itself.
    const metadata = nested(LIMITS.jsonLevels - 2);
    const body = { channelId: core.agent.channelId, text: 'x', metadata };
    expect((await core.agent.call('agentCreateMessage', { body })).metadata).toEqual(metadata);
  });

  it('is refused when it is deeper, and the refusal says how deep it may be', async () => {
    const body = { channelId: core.agent.channelId, text: 'x', metadata: nested(LIMITS.jsonLevels) };
    const refused = await core.agent.refusal('agentCreateMessage', { body });
    expect(refused).toMatchObject({ statusCode: 400, message: expect.stringContaining(`${LIMITS.jsonLevels} levels`) });
  });
});

it('headers of a request that are too many are refused, and the server lives on', async () => {
  const headersOf = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`h${at}`, 'x']));
  const path = '/api/v1/agents';
  const send = (count: number) =>
    sendRaw(core.url, { path, headers: { 'x-api-key': core.agent.key, ...headersOf(count) } });
  // Beside those that are counted there are the key, the host and the connection's.
  for (const count of [LIMITS.requestHeadersCount - 2, LIMITS.requestHeadersCount * 4]) {
    const refused = readRefusal(await send(count), path);
    expect(refused).toMatchObject({ statusCode: 431, message: ERRORS.too_many_headers.message });
  }
  expect((await send(LIMITS.requestHeadersCount - 10)).status).toBe(200);
});

it('headers of a request that are too large are refused, and the server lives on', async () => {
  const headers = { 'x-api-key': core.agent.key, 'x-large': 'x'.repeat(20_000) };
  const answer = await sendRaw(core.url, { path: '/api/v1/agents', headers });
  expect(readRefusal(answer, '').statusCode).toBe(431);
  await core.agent.call('agentListAgents');
});

describe('how often a route may be called', () => {
  const hammer = async (url: string) => {
    const path = '/health';
    for (let at = 0; at < LIMITS.ratePerRouteCount; at += 1) expect((await sendRaw(url, { path })).status).toBe(200);
    return sendRaw(url, { path });
  };

  it('is not limited on loopback', async () => {
    expect((await hammer(core.url)).status).toBe(200);
  });

  it('is limited on any other address: 429 with Retry-After, in the form of every error; other routes go on', async () => {
    const folder = await makeTemporaryFolder();
    vi.stubEnv('PLACET_DESK_INITIAL_PASSWORD', 'a chosen password');
    const cli = spawnCli('serve', '--json', '--port', '0', '--host', '0.0.0.0', '--data', folder.path);
    onTestFinished(async () => {
      cli.signal('SIGKILL');
      await cli.end;
      await folder.remove();
    });
    const { url, apiKey, password } = await readAnnouncement(cli);
    expect(password).toBeNull();
    const answer = await hammer(url);
    expect(readRefusal(answer, '/health')).toMatchObject({ statusCode: 429, message: ERRORS.rate_limited.message });
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(answer.headers.get('retry-after'))).toBeLessThanOrEqual(LIMITS.rateWindowMs / 1000);
    await createApiClient(url, { 'x-api-key': apiKey }).call('agentListAgents');
    await createApiClient(url).call('login', { body: { email: 'admin@placet.local', password: 'a chosen password' } });
  });
});
