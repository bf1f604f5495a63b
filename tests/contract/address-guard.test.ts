import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ERRORS } from '../../src/contract/errors.ts';
import { readRefusal, sendRaw } from '../support/raw-request.ts';
import { connectSocket } from '../support/socket-client.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';

let core: TestCore;
let port: string;
beforeAll(async () => {
  core = await startTestCore({ allowedHosts: ['desk.example.com'] });
  port = new URL(core.url).port;
});
afterAll(() => core.stop());

const SOCKET_PATH = '/socket.io/?EIO=4&transport=polling';
const foreignHosts = () => ['evil.example', `evil.example:${port}`, '127.0.0.1', `127.0.0.1.nip.io:${port}`];

describe('a request under a foreign name', () => {
  it.each(['/health', '/api/v1/agents', '/api/auth/login', '/no/such/route', '/%zz'])(
    'is refused at %s before any route runs',
    async (path) => {
      for (const host of foreignHosts()) {
        const refused = readRefusal(await sendRaw(core.url, { path, headers: { host } }), path);
        expect(refused, host).toMatchObject({ statusCode: 403, message: ERRORS.host_refused.message });
      }
    },
  );

  it('is refused at the socket', async () => {
    for (const host of foreignHosts()) {
      expect((await sendRaw(core.url, { path: SOCKET_PATH, headers: { host } })).status, host).toBe(403);
    }
  });

  it('is answered under localhost and under an allowed name', async () => {
    for (const host of [`localhost:${port}`, `LOCALHOST:${port}`, 'desk.example.com', `desk.example.com:${port}`]) {
      expect((await sendRaw(core.url, { path: '/health', headers: { host } })).status, host).toBe(200);
      expect((await sendRaw(core.url, { path: SOCKET_PATH, headers: { host } })).status, host).toBe(200);
    }
  });
});

describe('a web page of another origin', () => {
  const foreignOrigins = ['https://evil.example', 'null', 'http://localhost:1', 'file://', 'http://127.0.0.1'];

  it.each(foreignOrigins)('%s is refused at any path', async (origin) => {
    for (const path of ['/health', '/api/v1/agents', '/no/such/route', '/%zz']) {
      const refused = readRefusal(await sendRaw(core.url, { path, headers: { origin } }), path);
      expect(refused).toMatchObject({ statusCode: 403, message: ERRORS.origin_refused.message });
    }
  });

  it.each(foreignOrigins)('%s is refused at the socket, polling and websocket alike', async (origin) => {
    expect((await sendRaw(core.url, { path: SOCKET_PATH, headers: { origin } })).status).toBe(403);
    const auth = { apiKey: core.agent.key };
    await expect(connectSocket(core.url, auth, { extraHeaders: { origin } })).rejects.toThrow();
  });

  it('the page that the server itself could serve is answered', async () => {
    for (const origin of [core.url, `http://localhost:${port}`, 'https://desk.example.com']) {
      expect((await sendRaw(core.url, { path: '/health', headers: { origin } })).status, origin).toBe(200);
    }
  });

  it('gets no permission from a preflight or any answer', async () => {
    const ask = { 'access-control-request-method': 'POST', 'access-control-request-headers': 'x-api-key' };
    const answers = await Promise.all([
      sendRaw(core.url, {
        method: 'OPTIONS',
        path: '/api/v1/messages',
        headers: { origin: 'https://evil.example', ...ask },
      }),
      sendRaw(core.url, { method: 'OPTIONS', path: '/api/v1/messages', headers: { origin: core.url, ...ask } }),
      sendRaw(core.url, { path: '/health', headers: { origin: core.url } }),
      sendRaw(core.url, { path: SOCKET_PATH, headers: { origin: core.url } }),
    ]);
    expect(answers.slice(0, 2).map((answer) => answer.status)).toEqual([403, 404]);
    for (const { headers } of answers) {
      expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
    }
  });
});
