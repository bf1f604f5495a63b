import { afterEach, describe, expect, it } from 'vitest';
import { ROUTES } from '../../../src/contract/routes.ts';
import { type HeardSocket, hearingSocket, until } from './hearing-socket.ts';
import { personOf, type ReferencePerson } from './reference-person.ts';
import { type ReferenceOptions, type ReferenceServer, startReferenceServer } from './reference-server.ts';
import { SUPPORTED_VERSIONS } from './versions.ts';

// Each title names the place in contract.md; none begins with a number, which would count as shown for our own server.

let server: ReferenceServer;
const sockets: HeardSocket[] = [];
const start = async (options: ReferenceOptions = {}): Promise<ReferencePerson> => {
  server = await startReferenceServer(options);
  return personOf(server);
};
const listen = async (auth: Record<string, string>): Promise<HeardSocket> => {
  const socket = await hearingSocket(server.backendUrl, auth);
  sockets.push(socket);
  return socket;
};
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.close();
  await server.stop();
});

describe('the sockets', () => {
  it('sends four events to followers of the channel only, and the status to the person only (8.3)', async () => {
    const person = await start();
    const channel = server.addChannel('deploy-bot');
    const bystander = await listen({ token: person.token });
    const follower = await listen({ token: await person.ticket() });
    const agent = await listen({ apiKey: person.apiKey });
    await follower.subscribe(channel.id);
    await agent.subscribe(channel.id);
    expect(server.followersOf(channel)).toBe(1);
    const [answered, expired] = [server.ask(channel, 'one'), server.ask(channel, 'two')];
    server.answerElsewhere(answered.id, {});
    server.rewriteReview(expired.id, { expiresAt: new Date(0).toISOString() });
    server.sweepExpired();
    await person.asAgent('POST', `/api/v1/messages/${answered.id}/ack`);
    await person.asAgent('POST', '/api/v1/status/ping', { agentId: channel.id, status: 'busy' });
    for (const socket of [bystander, follower, agent]) await socket.caughtUp();
    const created = ['message:created', 'message:created'];
    const forFollowers = ['review:responded', 'review:expired', 'message:delivery'];
    expect(bystander.names()).toEqual([...created, 'agent:status']);
    expect(follower.names()).toEqual([...created, ...forFollowers, 'agent:status']);
    expect(agent.names()).toEqual([...created, ...forFollowers]);
  });

  it.each([
    ['0.10.0', 2],
    ['0.10.1', 1],
  ] as const)('sends an arrival in both rooms in %s %i times (fact 115)', async (version, times) => {
    const person = await start({ version });
    const channel = server.addChannel('deploy-bot');
    const socket = await listen({ token: person.token });
    await socket.subscribe(channel.id);
    server.ask(channel, 'Deploy?');
    await socket.caughtUp();
    expect(socket.heard('message:created')).toHaveLength(times);
  });

  it('refuses a bad token before connecting from 0.9.1 on, and after it before (R45)', async () => {
    await start({ version: '0.9.1' });
    await expect(hearingSocket(server.backendUrl, { token: 'junk' })).rejects.toThrow('unauthorized');
    await server.stop();
    await start({ version: '0.9.0' });
    const socket = await listen({ token: 'junk' });
    await until(() => !socket.isConnected());
  });

  it('loses its sockets when it is told, and remembers everything over a restart', async () => {
    const person = await start({ version: '0.9.0' });
    const channel = server.addChannel('deploy-bot');
    for (const end of [server.cutSockets, server.disconnectSockets]) {
      const socket = await listen({ token: person.token });
      await until(() => server.socketCount() === 1);
      end();
      await until(() => !socket.isConnected());
    }
    await server.goDown();
    const { id } = server.ask(channel, 'While it was down');
    await expect(person.get('/api/auth/me')).rejects.toThrow('fetch failed');
    await server.comeBack('latest');
    const message = (await person.get(`/api/messages/${id}`)).json;
    expect(Object.keys(message)).toEqual(expect.arrayContaining(['streamState', 'updatedAt', 'clientId']));
  });
});

describe('versions and places', () => {
  const WITH_TAGS = ['0.9.0', '0.9.1', '0.10.0', '0.10.1', '0.11.3', 'latest'];
  const WITH_CLIENT_ID_IN_METADATA = ['0.9.0', '0.9.1', '0.10.0', '0.10.1'];

  it.each(SUPPORTED_VERSIONS)('%s answers what our schemas of the inbox can read', async (version) => {
    const person = await start({ version });
    const channel = server.addChannel({ name: 'deploy-bot', webhookAuth: { username: 'u', password: 'secret' } });
    const { id } = server.ask(channel, 'Deploy?');
    await person.post('/api/messages', { channelId: channel.id, text: 'hi', clientId: 'mine' });
    const agents = (await person.get('/api/agents')).json;
    expect(JSON.stringify(agents)).not.toContain('secret');
    ROUTES.listAgents.answer.parse(agents);
    ROUTES.listReviews.answer.parse((await person.get('/api/messages/reviews?status=all')).json);
    const page = (await person.get(`/api/messages?channel=${channel.id}`)).json;
    ROUTES.listMessages.answer.parse(page);
    ROUTES.respond.answer.parse((await person.post(`/api/messages/${id}/respond`, { response: {} })).json);
    expect('tag' in agents[0]).toBe(WITH_TAGS.includes(version));
    expect(page.data[0].metadata).toEqual(WITH_CLIENT_ID_IN_METADATA.includes(version) ? { clientId: 'mine' } : null);
  });

  it('lists its features in docs-json, always as version 0.1.0, and misses what is asked (section 1)', async () => {
    const person = await start({ version: '0.5.0', missingRoutes: ['GET /api/plugins'] });
    const { info, paths } = (await person.get('/api/docs-json')).json;
    expect(info.version).toBe('0.1.0');
    expect(Object.keys(paths)).toContain('/api/messages/{id}/respond');
    expect(Object.keys(paths)).not.toContain('/api/messages/{id}/iterations');
    const missing = await person.get('/api/plugins');
    expect([missing.status, missing.json.message]).toEqual([404, 'Cannot GET /api/plugins']);
  });

  it('is split: the web app forwards REST and no socket, and names the address of the socket (2.1)', async () => {
    const person = await start({ layout: 'split' });
    expect(server.url).not.toBe(server.backendUrl);
    expect((await person.get('/api/auth/me')).status).toBe(200);
    await expect(hearingSocket(server.url, { token: person.token })).rejects.toThrow('websocket error');
    const { text } = await person.get('/login');
    const [, wsUrl] = /window\.__HP_CONFIG__=\{"wsUrl":"([^"]+)"/.exec(text) ?? [];
    expect(wsUrl).toBe(server.backendUrl);
    expect((await listen({ token: person.token })).isConnected()).toBe(true);
  });

  it('serves everything on one port as the all-in-one image (2.1)', async () => {
    const person = await start({ layout: 'all-in-one' });
    expect((await person.get('/health')).json.status).toBe('ok');
    expect((await person.get('/login')).text).toContain(`"wsUrl":"${server.url}"`);
    expect((await listen({ token: person.token })).isConnected()).toBe(true);
  });

  it('shows a certificate that nobody vouches for (issue: certificate errors)', async () => {
    server = await startReferenceServer({ isSelfSigned: true });
    const error = await fetch(`${server.url}/health`).catch((reason: Error) => reason.cause);
    expect(error).toMatchObject({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
  });

  it('limits requests per route when it is told (2.3)', async () => {
    const person = await start({ requestsPerMinute: 1 });
    await person.get('/api/agents');
    const limited = await person.get('/api/agents');
    expect([limited.status, Number(limited.headers.get('retry-after')) > 0]).toEqual([429, true]);
  });

  it('renders a plugin with its env, and fetches for it without a session (R31)', async () => {
    const person = await start();
    const env = [{ key: 'HOST', label: 'Host', default: 'example.com' }];
    const permissions = { httpRequests: true, maxHttpDomains: ['127.0.0.1'] };
    server.addPlugin({ name: 'chart', displayName: 'Chart', version: '1.0.0', env, permissions }, '<p>Chart</p>');
    ROUTES.listPlugins.answer.parse((await person.get('/api/plugins')).json);
    const rendered = { html: '<p>Chart</p>', env: { HOST: 'example.com' } };
    expect((await person.get('/api/plugins/chart/render')).json).toEqual(rendered);
    const fetched = async (url: string) => {
      const request = {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ url }),
      };
      return (await fetch(`${server.url}/api/plugins/chart/fetch`, request)).json();
    };
    expect(await fetched(`${server.url}/health`)).toMatchObject({ ok: true, status: 200 });
    expect(await fetched('https://example.org/')).toMatchObject({ statusCode: 400 });
  });

  it('stores a file and doubles the arrival of a person’s upload (8.3)', async () => {
    const person = await start();
    const channel = server.addChannel('deploy-bot');
    const socket = await listen({ token: person.token });
    await socket.subscribe(channel.id);
    const form = () => {
      const data = new FormData();
      data.append('file', new Blob(['bytes'], { type: 'text/plain' }), 'notes.txt');
      data.append('channelId', channel.id);
      return data;
    };
    const stored = await person.postForm('/api/files/store', form());
    expect(stored.json).toMatchObject({ messageId: null, filename: 'notes.txt', size: 5 });
    expect((await person.get(`/api/files/${stored.json.id}/download`)).text).toBe('bytes');
    await person.postForm('/api/files/upload', form());
    await socket.caughtUp();
    expect(socket.heard('message:created')).toHaveLength(2);
  });
});
