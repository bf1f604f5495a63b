import { afterEach, describe, expect, it } from 'vitest';
import {
  type ForwardProxy,
  type ForwardProxyOptions,
  startForwardProxy,
} from '../../../tests/support/forward-proxy.ts';
import {
  type ReferenceOptions,
  type ReferenceServer,
  startReferenceServer,
} from '../../../tests/support/reference/reference-server.ts';
import { probeServer } from '../accounts/probe.ts';
import { logIn } from '../accounts/remote-account.ts';
import { openFile } from '../files/file-transfer.ts';
import { type Connection, type ConnectionState, openConnection } from './connection.ts';
import { forgetConnections } from './http-connections.ts';
import { createSession } from './session.ts';
import { followSystemProxy, proxyFor, proxyIn } from './system-proxy.ts';

let server: ReferenceServer;
let proxy: ForwardProxy;
let connection: Connection | undefined;
afterEach(async () => {
  connection?.stop();
  connection = undefined;
  followSystemProxy(null);
  forgetConnections();
  await Promise.all([server?.stop(), proxy?.stop()]);
});

/** A server at a name that nobody but the proxy can look up; answers its address. */
async function start(options: ReferenceOptions = {}, how: ForwardProxyOptions = {}): Promise<string> {
  server = await startReferenceServer(options);
  proxy = await startForwardProxy(how);
  followSystemProxy(async () => `PROXY ${new URL(proxy.url).host}; DIRECT`);
  return server.url.replace('127.0.0.1', 'placet.test');
}

/** Opens a live line, and answers what it has been doing. */
async function openLine(url: string): Promise<readonly ConnectionState['kind'][]> {
  const { token } = await logIn(url, server.owner.email, 'changeme');
  const states: ConnectionState['kind'][] = [];
  connection = openConnection({
    session: createSession({ serverUrl: url, token }),
    socketUrls: [url],
    readInbox: async () => [],
    onEvent: () => undefined,
    onState: ({ kind }) => states.push(kind),
  });
  return states;
}

describe('through a proxy', () => {
  it('finds a server, signs in, reads a file and holds a live line', async () => {
    const url = await start();
    expect(await probeServer(url)).toMatchObject({ kind: 'found', apiUrl: url, wsUrl: null, plainUrl: url });
    const { token } = await logIn(url, server.owner.email, 'changeme');
    await expect(openFile(url, { sessionToken: token }, 'nothing', null)).rejects.toThrow('not found');
    expect(proxy.asked).toContain(`GET ${url}/api/auth/me`);
    expect(proxy.asked).toContain(`POST ${url}/api/auth/login`);
    const states = await openLine(url);
    await expect.poll(() => states.at(-1)).toBe('online');
    expect(proxy.asked).toContain(`CONNECT ${new URL(url).host}`);
    expect(server.socketCount()).toBe(1);
  });

  it('holds a live line also where nothing may be tunnelled', async () => {
    const url = await start({}, { hasNoTunnels: true });
    const states = await openLine(url);
    await expect.poll(() => states.at(-1)).toBe('online');
    expect(proxy.asked.some((line) => line.startsWith(`GET ${url}/socket.io/`))).toBe(true);
  });

  it('tunnels https, and trusts no certificate for it', async () => {
    const url = await start({ isSelfSigned: true });
    expect(await probeServer(url)).toMatchObject({ kind: 'refused', reason: 'certificate' });
    expect(proxy.asked).toEqual([`CONNECT ${new URL(url).host}`]);
  });
});

describe('a proxy that does not let through', () => {
  const why = async (url: string) => {
    const result = await probeServer(url);
    return result.kind === 'refused' ? result.detail : result;
  };

  it('is explained when it wants a password, for plain http and for a tunnel', async () => {
    const url = await start({}, { refusesWith: 407 });
    expect(await why(url)).toMatch(/asks for a name and a password/);
    expect(await why('https://placet.test')).toMatch(/asks for a name and a password/);
    await expect(logIn(url, 'ada@example.com', 'secret')).rejects.toThrow('asks for a name and a password');
  });

  it('is explained when it refuses, when it cannot be reached, and when it is of another kind', async () => {
    await start({}, { refusesWith: 403 });
    expect(await why('https://placet.test')).toMatch(/does not connect to placet\.test \(status 403\)/);
    followSystemProxy(async () => 'PROXY 127.0.0.1:1');
    expect(await why('https://placet.test')).toMatch(/proxy 127\.0\.0\.1:1 .* cannot be reached/);
    expect(await why('http://placet.test')).toMatch(/proxy 127\.0\.0\.1:1 .* cannot be reached/);
    followSystemProxy(async () => 'SOCKS5 127.0.0.1:1080');
    expect(await why('https://placet.test')).toMatch(/SOCKS/);
  });
});

it('takes the first way that it can use', () => {
  expect(proxyIn('DIRECT', 'x')).toBeNull();
  expect(proxyIn('SOCKS5 s.example:1080; PROXY p.example:3128; DIRECT', 'x')?.href).toBe('http://p.example:3128/');
  expect(proxyIn('HTTPS p.example:8443', 'x')?.href).toBe('https://p.example:8443/');
  expect(() => proxyIn('SOCKS5 s.example:1080', 'x')).toThrow('SOCKS');
});

it.each(['http://localhost:3001', 'http://127.0.0.1:3001', 'http://[::1]:3001'])(
  'never reaches %s through a proxy',
  async (url) => {
    followSystemProxy(() => {
      throw new Error('The system was asked');
    });
    expect(await proxyFor(new URL(url))).toBeNull();
  },
);
