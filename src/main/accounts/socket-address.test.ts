import { afterEach, expect, it } from 'vitest';
import {
  type ReferenceOptions,
  type ReferenceServer,
  startReferenceServer,
} from '../../../tests/support/reference/reference-server.ts';
import { probeServer } from './probe.ts';
import { socketUrlIn } from './socket-address.ts';

const servers: ReferenceServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});
async function start(options: ReferenceOptions): Promise<ReferenceServer> {
  const server = await startReferenceServer(options);
  servers.push(server);
  return server;
}

it('finds the socket at the API, and where the page of the web app says that it is', async () => {
  const { url } = await start({ layout: 'all-in-one' });
  expect(await probeServer(url)).toMatchObject({ kind: 'found', apiUrl: url, wsUrl: null });
  const split = await start({ layout: 'split' });
  expect(await probeServer(split.url)).toMatchObject({ kind: 'found', apiUrl: split.url, wsUrl: split.backendUrl });
});

it('asks the person for a socket that nobody names, and takes what they type once it answers', async () => {
  const { url, backendUrl } = await start({ layout: 'split', hidesSocket: true });
  const unknown = await probeServer(url);
  expect(unknown).toMatchObject({ kind: 'refused', reason: 'socket', detail: expect.stringContaining('WebSocket') });
  const found = { kind: 'found', apiUrl: url, wsUrl: backendUrl, plainUrl: null };
  expect(await probeServer(url, `${backendUrl}/ws`)).toMatchObject(found);
  expect(await probeServer(url, backendUrl.replace('http:', 'ws:'))).toMatchObject(found);
  expect(await probeServer(url, ` ${new URL(backendUrl).host}`)).toMatchObject(found);
});

it('says what is wrong with the address that was typed for the socket', async () => {
  const { url } = await start({ layout: 'split' });
  const because = async (typed: string) => {
    const result = await probeServer(url, typed);
    return result.kind === 'refused' && result.reason === 'socket' ? result.detail : result;
  };
  expect(await because('two words')).toContain('not a web address');
  expect(await because('ftp://x.example')).toContain('not a web address');
  expect(await because('http://127.0.0.1:1')).toContain('Nothing answers at 127.0.0.1:1');
  expect(await because(url)).toContain('no live updates come from there');
  const signed = await start({ isSelfSigned: true });
  expect(await because(signed.url)).toContain('certificate');
});

it('reads where the socket is, and never gives up encryption for it', () => {
  const page = (wsUrl: string) =>
    `<script>window.__HP_CONFIG__={"wsUrl":"${wsUrl}","appUrl":"https://app.example"};</script>`;
  const secure = new URL('https://app.example');
  expect(socketUrlIn(page('https://api.example'), secure)).toBe('https://api.example');
  expect(socketUrlIn(page('wss://api.example/'), secure)).toBe('https://api.example');
  expect(socketUrlIn(page('http://api.example'), secure)).toBeNull();
  expect(socketUrlIn(page('https://app.example'), secure)).toBeNull();
  expect(socketUrlIn(page('not a url'), secure)).toBeNull();
  expect(socketUrlIn('<p>nothing</p>', secure)).toBeNull();
});
