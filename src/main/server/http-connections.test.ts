import { expect, it } from 'vitest';
import { serving } from '../../../tests/support/scripted-server.ts';
import { forgetConnections } from './http-connections.ts';

it('a request after it takes a new connection, and one that is under way goes on', async () => {
  const ports = new Set<number | undefined>();
  let finish: (() => void) | undefined;
  const url = await serving((request, response) => {
    ports.add(request.socket.remotePort);
    if (request.url === '/slow') finish = () => response.end('slow');
    else response.end('fast');
  });
  const get = async (path: string) => (await fetch(url + path)).text();
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
});
