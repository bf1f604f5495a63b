import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { forgetConnections } from './http-connections.ts';

it('a request after it takes a new connection, and one that is under way goes on', async () => {
  const ports = new Set<number | undefined>();
  let finish: (() => void) | undefined;
  const server = createServer((request, response) => {
    ports.add(request.socket.remotePort);
    if (request.url === '/slow') finish = () => response.end('slow');
    else response.end('fast');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const get = async (path: string) => (await fetch(url + path)).text();
  try {
    await get('/');
    await get('/');
    const slow = get('/slow');
    await expect.poll(() => finish).toBeDefined();
    const countBefore = ports.size;
    forgetConnections();
    await get('/');
    expect(ports.size).toBe(countBefore + 1);
    finish?.();
    expect(await slow).toBe('slow');
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
