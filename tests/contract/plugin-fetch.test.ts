import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '../../src/contract/limits.ts';
import { createApiClient } from '../support/api-client.ts';
import type { PersonClient } from '../support/clients.ts';
import { installPlugin } from '../support/plugin-builders.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';
import { startReceiver, type WebhookReceiver } from '../support/webhook-receiver.ts';

let core: TestCore;
let person: PersonClient;
let server: WebhookReceiver;
let elsewhere: WebhookReceiver;
beforeAll(async () => {
  server = await startReceiver((response, { path }) => {
    const { pathname, searchParams } = new URL(path, 'http://x');
    switch (pathname) {
      case '/redirect':
        response.writeHead(302, { location: searchParams.get('to') ?? '/' }).end();
        break;
      case '/loop':
        response.writeHead(302, { location: '/loop' }).end();
        break;
      case '/large':
        response.end(Buffer.alloc(LIMITS.pluginFetchBytes + Number(searchParams.get('more')), 'x'));
        break;
      case '/cut':
        response.writeHead(200, { 'content-length': '100' });
        response.write('only this', () => response.destroy());
        break;
      case '/missing':
        response.writeHead(404, 'Not here').end('nothing');
        break;
      default:
        response.writeHead(200, { 'x-own': 'yes', 'content-type': 'text/plain' }).end('grüße');
    }
  });
  elsewhere = await startReceiver();
  core = await startTestCore({ webhookAllow: [server.authority, elsewhere.authority] });
  person = await core.person();
  const permissions = (...maxHttpDomains: string[]) => ({
    manifest: { permissions: { httpRequests: true, maxHttpDomains } },
  });
  await installPlugin(core, 'caller', permissions(server.authority, '127.0.0.2', 'localhost'));
  await installPlugin(core, 'anywhere', permissions('*'));
  await installPlugin(core, 'silent', { manifest: { permissions: { maxHttpDomains: ['*'] } } });
});
afterAll(async () => {
  await core.stop();
  await Promise.all([server.close(), elsewhere.close()]);
});

const fetched = (path: string, wish: object = {}, name = 'caller') =>
  person.call('fetchForPlugin', { parameters: { name }, body: { url: `http://${server.authority}${path}`, ...wish } });
const refused = async (body: object, name = 'caller') => {
  const { statusCode, message } = await person.refusal('fetchForPlugin', { parameters: { name }, body });
  return { statusCode, message };
};

describe('fetching for a plugin', () => {
  it('sends method, headers and body, and answers 201 with what came back', async () => {
    const before = server.calls.length;
    const answer = await fetched('/echo?a=b', {
      method: 'post',
      headers: { 'X-Mine': '1', Host: 'evil' },
      body: '{"a":1}',
    });
    expect(answer).toMatchObject({
      ok: true,
      status: 200,
      statusText: 'OK',
      headers: { 'x-own': 'yes' },
      body: 'grüße',
    });
    const call = await server.call(before + 1);
    expect(call).toMatchObject({ method: 'POST', path: '/echo?a=b', body: { a: 1 } });
    expect(call.headers).toMatchObject({ 'x-mine': '1', host: server.authority });
    expect(JSON.stringify(call.headers)).not.toContain(person.token);
  });

  it('answers an error of the address as it is', async () => {
    expect(await fetched('/missing')).toMatchObject({
      ok: false,
      status: 404,
      statusText: 'Not here',
      body: 'nothing',
    });
  });

  it('answers 201, status 0 and an error when the network fails', async () => {
    const gone = await startReceiver();
    await gone.close();
    const failed = { ok: false, status: 0, body: '', error: expect.any(String) };
    expect(await fetched('/cut')).toMatchObject({ ...failed, error: 'The connection broke off within the answer' });
    const url = 'http://does-not-exist.invalid/';
    const body = { url };
    expect(await person.call('fetchForPlugin', { parameters: { name: 'anywhere' }, body })).toMatchObject(failed);
  });

  it('takes 10 MiB and no more', async () => {
    const whole = await fetched('/large?more=0');
    expect({ ok: whole.ok, length: whole.body.length }).toEqual({ ok: true, length: LIMITS.pluginFetchBytes });
    expect(await fetched('/large?more=1')).toMatchObject({ ok: false, error: 'The answer is larger than 10 MiB' });
  });

  it('follows redirects within the declared hosts only, and not for ever', async () => {
    expect(await fetched('/redirect?to=/missing')).toMatchObject({ status: 404 });
    const to = (url: string) => ({ url: `http://${server.authority}/redirect?to=${encodeURIComponent(url)}` });
    expect((await refused(to(elsewhere.url))).message).toContain(`"${elsewhere.authority}" is not among the hosts`);
    expect((await refused(to('http://127.0.0.2/'))).message).toContain('private or reserved');
    expect((await refused(to('file:///etc/passwd'))).message).toContain('no http or https URL');
    expect(elsewhere.calls).toEqual([]);
    expect(await fetched('/loop')).toMatchObject({ ok: false, status: 0, error: 'More than 5 redirects' });
  });
});

describe('what is refused', () => {
  it('128. without a session: 401', async () => {
    const stranger = createApiClient(core.url, { 'x-api-key': core.agent.key });
    const sending = { parameters: { name: 'caller' }, body: { url: server.url } };
    expect((await stranger.refusal('fetchForPlugin', sending)).statusCode).toBe(401);
  });

  it('128. a host outside of maxHttpDomains: 400', async () => {
    expect(await refused({ url: elsewhere.url })).toEqual({
      statusCode: 400,
      message: `This plugin may not fetch this address: "${elsewhere.authority}" is not among the hosts of its manifest`,
    });
    expect(elsewhere.calls).toEqual([]);
  });

  it('everything without the permission for HTTP requests', async () => {
    expect((await refused({ url: server.url }, 'silent')).message).toContain('no permission for HTTP requests');
    expect((await refused({ url: server.url }, 'diagram')).statusCode).toBe(400);
  });

  it.each([
    'http://127.0.0.2/',
    'http://localhost:1/',
    'http://[::ffff:127.0.0.1]/',
    'http://169.254.169.254/latest/meta-data',
    'http://10.0.0.1/',
    'http://2130706433/',
  ])('the private address %s, also for a plugin that may call any host', async (url) => {
    const { statusCode, message } = await refused({ url }, 'anywhere');
    expect(statusCode).toBe(400);
    expect(message).toContain('private or reserved address');
  });

  it.each([
    { url: 'ftp://example.com' },
    { url: 'nonsense' },
    { url: 'http://user:pass@example.com' },
    { url: 'https://example.com', method: 'CONNECT' },
    { url: 'https://example.com', headers: { 'x-a': 'a\r\nx-b: c' } },
    { url: 7 },
    {},
  ])('%j', async (body) => {
    expect((await refused(body, 'anywhere')).statusCode).toBe(400);
  });
});
