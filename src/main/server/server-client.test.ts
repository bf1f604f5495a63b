import { expect, it } from 'vitest';
import { serving } from '../../../tests/support/scripted-server.ts';
import { readAtMost } from '../files/bounded-body.ts';
import { openFile } from '../files/file-transfer.ts';
import { callServer, ServerRefusal, ServerUnreachable, sessionTokenOf } from './server-client.ts';
import { createSession } from './session.ts';

const user = { id: 'u1', email: 'a@example.com', displayName: 'A', role: 'owner', mustChangePassword: false };

it('36 (client): reads a session token from a cookie marked Secure over plain http', () => {
  expect(sessionTokenOf(['access_token=a.b.c; Path=/; HttpOnly; Secure; SameSite=Lax'])).toBe('a.b.c');
  expect(sessionTokenOf(['other=1; Path=/', 'access_token=a.b.c'])).toBe('a.b.c');
  expect(sessionTokenOf(['access_token=; Max-Age=0'])).toBeNull();
});

it('35 (client): a 401 is tried once more with a renewed token', async () => {
  const seen: string[] = [];
  const url = await serving((request, response) => {
    seen.push(`${request.url} ${request.headers.authorization}`);
    if (request.url === '/api/auth/refresh') {
      response.setHeader('set-cookie', 'access_token=new; Path=/; Secure');
      response.end(JSON.stringify({ user }));
    } else if (request.headers.authorization === 'Bearer new') response.end(JSON.stringify({ user }));
    else response.writeHead(401).end(JSON.stringify({ statusCode: 401, message: 'Unauthorized' }));
  });
  await expect(createSession({ serverUrl: url, token: 'old' }).call('currentUser')).resolves.toEqual({ user });
  expect(seen).toEqual(['/api/auth/me Bearer old', '/api/auth/refresh Bearer old', '/api/auth/me Bearer new']);
});

it('35 (client): when the renewal is refused too, the call is refused and not tried for ever', async () => {
  let calls = 0;
  const url = await serving((_request, response) => {
    calls += 1;
    response.writeHead(401).end(JSON.stringify({ statusCode: 401, message: 'Unauthorized' }));
  });
  await expect(createSession({ serverUrl: url, token: 'old' }).call('currentUser')).rejects.toThrow(ServerRefusal);
  expect(calls).toBe(2);
});

it('downloads with a renewed token, and gives up on what is larger than wanted', async () => {
  const url = await serving((request, response) => {
    if (request.url === '/api/auth/refresh') {
      response.setHeader('set-cookie', 'access_token=new; Path=/');
      response.end(JSON.stringify({ user }));
    } else if (request.headers.authorization !== 'Bearer new') {
      response.writeHead(401).end(JSON.stringify({ statusCode: 401, message: 'Unauthorized' }));
    } else if (request.url === '/api/files/missing/download') response.writeHead(404).end('{}');
    else response.end('x'.repeat(100_000));
  });
  const session = createSession({ serverUrl: url, token: 'old' });
  const download = async (id: string, maxBytes: number) =>
    readAtMost(await session.send((credentials) => openFile(url, credentials, id, null)), maxBytes);
  expect((await download('a', 100_000))?.length).toBe(100_000);
  expect(await download('a', 99_999)).toBeNull();
  await expect(download('missing', 10)).rejects.toThrow(ServerRefusal);
});

it('tells a refusal from a server that cannot be reached or does not speak Placet', async () => {
  const url = await serving((request, response) => {
    if (request.url === '/api/auth/me') response.end('<html>');
    else response.writeHead(404).end('<html>');
  });
  await expect(callServer(url, { sessionToken: 't' }, 'currentUser')).rejects.toThrow(ServerUnreachable);
  await expect(callServer(url, { sessionToken: 't' }, 'listAgents')).rejects.toThrow('The server answered 404');
  await expect(callServer('http://127.0.0.1:1', { sessionToken: 't' }, 'listAgents')).rejects.toThrow(
    ServerUnreachable,
  );
});

it('puts the reasons of a validation failure into words', async () => {
  const body = {
    statusCode: 400,
    message: 'Validation failed',
    errors: [{ path: ['response'], code: 'x', message: 'Choose one of: ok' }],
  };
  const url = await serving((_request, response) => response.writeHead(400).end(JSON.stringify(body)));
  await expect(callServer(url, { sessionToken: 't' }, 'listAgents')).rejects.toThrow(
    'Validation failed: Choose one of: ok',
  );
});
