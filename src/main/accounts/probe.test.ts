import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { startTestCore } from '../../../tests/support/test-core.ts';
import { addressesOf, probeServer } from './probe.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

it('finds a Placet server, with and without a scheme', async () => {
  const core = await startTestCore();
  try {
    const found = { kind: 'found', apiUrl: core.url, wsUrl: null, plainUrl: null, name: '127.0.0.1' };
    expect(await probeServer(`${core.url}/some/page`)).toEqual(found);
    expect(await probeServer(`  ${new URL(core.url).host} `)).toEqual(found);
  } finally {
    await core.stop();
  }
});

it('follows a server that has moved, and tells what is not Placet', async () => {
  const core = await startTestCore();
  const moved = await serve((request, response) => {
    response.writeHead(308, { location: new URL(request.url ?? '/', core.url).href }).end();
  });
  const page = await serve((_request, response) => response.end('<html>hello</html>'));
  try {
    expect(await probeServer(moved)).toMatchObject({ kind: 'found', apiUrl: core.url });
    expect(await probeServer(page)).toMatchObject({ kind: 'refused', reason: 'not-placet' });
    expect(await probeServer('http://127.0.0.1:1')).toMatchObject({ kind: 'refused', reason: 'unreachable' });
  } finally {
    await core.stop();
  }
});

it.each(['', 'two words', 'ftp://x.example', 'https://me:secret@x.example', 'javascript://x', 'file:///etc/passwd'])(
  '“%s” is not an address',
  async (typed) => {
    expect(addressesOf(typed)).toBeNull();
    expect(await probeServer(typed)).toMatchObject({ kind: 'refused', reason: 'address' });
  },
);
