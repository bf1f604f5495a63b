import { expect, it } from 'vitest';
import { serving } from '../../../tests/support/scripted-server.ts';
import { ServerUnreachable } from '../server/server-client.ts';
import { createSession } from '../server/session.ts';
import { openFile } from './file-transfer.ts';

const person = { sessionToken: 't' };
const refusal = JSON.stringify({ statusCode: 404, message: 'Attachment not found' });

it('asks for a file, or a range of it, as the person and uncompressed', async () => {
  const seen: unknown[] = [];
  const url = await serving(({ url: path, headers }, response) => {
    seen.push([path, headers.authorization, headers.range, headers['accept-encoding']?.split(', ')[0]]);
    response.writeHead(headers.range ? 206 : 200).end('bytes');
  });
  expect(await (await openFile(url, person, 'a/b', null)).text()).toBe('bytes');
  expect((await openFile(url, person, 'a', 'bytes=1-')).status).toBe(206);
  expect(seen).toEqual([
    ['/api/files/a%2Fb/download', 'Bearer t', undefined, 'identity'],
    ['/api/files/a/download', 'Bearer t', 'bytes=1-', 'identity'],
  ]);
});

it('lets a range that lies behind the end through, and raises what the server refuses', async () => {
  const url = await serving(({ headers }, response) => response.writeHead(headers.range ? 416 : 404).end(refusal));
  expect((await openFile(url, person, 'a', 'bytes=9-')).status).toBe(416);
  await expect(openFile(url, person, 'a', null)).rejects.toThrow('Attachment not found');
  await expect(openFile('http://127.0.0.1:1', person, 'a', null)).rejects.toThrow(ServerUnreachable);
});

it('renews the session for a file as for any call', async () => {
  const url = await serving(({ url: path, headers }, response) => {
    if (path === '/api/auth/refresh') {
      response.setHeader('set-cookie', 'access_token=new; Path=/');
      const user = { id: 'u', email: 'a@example.com', displayName: 'A', role: 'owner', mustChangePassword: false };
      response.end(JSON.stringify({ user }));
    } else if (headers.authorization === 'Bearer new') response.end('bytes');
    else response.writeHead(401).end(JSON.stringify({ statusCode: 401, message: 'Unauthorized' }));
  });
  const answer = await createSession({ serverUrl: url, token: 'old' }).send((credentials) =>
    openFile(url, credentials, 'a', null),
  );
  expect(await answer.text()).toBe('bytes');
});
