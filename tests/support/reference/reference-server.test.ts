import { afterEach, describe, expect, it } from 'vitest';
import { type HeardSocket, hearingSocket, until } from './hearing-socket.ts';
import { personOf, type ReferencePerson } from './reference-person.ts';
import { type ReferenceOptions, type ReferenceServer, startReferenceServer } from './reference-server.ts';

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

describe('the session', () => {
  it('sets a Secure cookie over plain http (facts 24 and 36) and leaves mustChangePassword out of a refresh (R42)', async () => {
    const person = await start();
    const login = await person.post('/api/auth/login', { email: server.owner.email, password: 'changeme' });
    expect(login.cookie).toMatch(/^access_token=[\w-]+\.[\w-]+\.[\w-]+; Max-Age=604800; Path=\/; HttpOnly; Secure; /);
    expect(Object.keys(login.json.user)).toContain('mustChangePassword');
    const refreshed = await person.post('/api/auth/refresh');
    expect(Object.keys(refreshed.json.user)).toEqual(['id', 'email', 'displayName', 'role']);
  });

  it('expires and revokes sessions on demand, and takes the cookie before the header (facts 29 and 30)', async () => {
    const person = await start();
    expect((await person.get('/api/auth/me', { cookie: 'access_token=junk' })).status).toBe(401);
    server.times.aheadSeconds += 8 * 86_400;
    expect((await person.post('/api/auth/refresh')).status).toBe(401);
    const again = await personOf(server);
    server.changeSecret();
    expect((await again.get('/api/auth/me')).json.message).toBe('Unauthorized');
    expect(server.requestCount('GET /api/auth/me')).toBe(2);
  });

  it('refuses in four members, without error and errors (R24)', async () => {
    const person = await start();
    const refused = await person.post('/api/auth/login', { email: 'nobody' });
    expect(refused.json).toMatchObject({ statusCode: 400, message: 'Validation failed', path: '/api/auth/login' });
    expect(Object.keys(refused.json).sort()).toEqual(['message', 'path', 'statusCode', 'timestamp']);
  });
});

describe('messages and reviews', () => {
  it('answers 201 with an empty body on read (fact 102)', async () => {
    const person = await start();
    const { id } = server.addChannel('deploy-bot');
    const read = await person.post(`/api/agents/${id}/read`);
    expect([read.status, read.text]).toEqual([201, '']);
  });

  it('doubles a repeated message of a person (R14)', async () => {
    const person = await start();
    const channel = server.addChannel('deploy-bot');
    const body = { channelId: channel.id, text: 'hi', clientId: 'same' };
    const ids = [await person.post('/api/messages', body), await person.post('/api/messages', body)];
    expect(new Set(ids.map(({ json }) => json.id)).size).toBe(2);
  });

  it('says timeout without a message or a last look (R1, R37), and has the response in the message only (R2)', async () => {
    const person = await start();
    const review = server.ask(server.addChannel('deploy-bot'), 'Deploy?');
    const wait = (timeout: number) => person.asAgent('GET', `/api/v1/reviews/${review.id}/wait?timeout=${timeout}`);
    const both = Promise.all([wait(1), wait(30_000)]);
    await until(() => server.requestCount('GET /api/v1/reviews/:id/wait') === 2);
    server.answerElsewhere(review.id, { selectedOption: 'approve' });
    const [short, long] = await both;
    expect(short.json).toEqual({ status: 'timeout' });
    expect([long.json.status, long.json.response]).toEqual(['completed', undefined]);
    expect(long.json.message.review.response).toEqual({ selectedOption: 'approve' });
  });

  it('lists every review when no status is asked for (R12), and takes any object as the response (R16)', async () => {
    const person = await start();
    const review = server.ask(server.addChannel('deploy-bot'), 'Deploy?');
    expect((await person.post(`/api/messages/${review.id}/respond`, { response: { odd: 1 } })).status).toBe(201);
    expect((await person.get('/api/messages/reviews')).json).toHaveLength(1);
    expect((await person.get('/api/messages/reviews?status=pending')).json).toEqual([]);
    const late = await person.post(`/api/messages/${review.id}/respond`, { response: {} });
    expect([late.status, late.json.message]).toEqual([403, 'Review already responded']);
  });

  it('takes a response after the expiry until the sweep (R8), and deletes without a word (R22)', async () => {
    const person = await start();
    const channel = server.addChannel('deploy-bot');
    const socket = await listen({ token: person.token });
    await socket.subscribe(channel.id);
    const overdue = { expiresAt: new Date(Date.now() - 1000).toISOString() };
    const [answered, swept, deleted] = ['one', 'two', 'three'].map((text) => server.ask(channel, text).id);
    for (const id of [answered, swept]) server.rewriteReview(String(id), overdue);
    expect((await person.post(`/api/messages/${answered}/respond`, { response: {} })).status).toBe(201);
    server.sweepExpired();
    await person.asAgent('DELETE', `/api/v1/messages/${deleted}`);
    expect((await person.get(`/api/messages/${deleted}`)).status).toBe(404);
    await socket.caughtUp();
    expect(socket.heard('review:expired')).toEqual([{ messageId: swept }]);
    expect(socket.heard('message:deleted')).toEqual([]);
  });

  it('stores the words of its version: completed_at, changes_requested, completedAt (section 1)', async () => {
    const options = { response: {}, feedback: 'no', requestChanges: true };
    const stored: unknown[] = [];
    for (const version of ['0.5.0', '0.6.0', '0.6.1'] as const) {
      const person = await start({ version });
      const review = server.ask(server.addChannel('deploy-bot'), 'Deploy?');
      await person.post(`/api/messages/${review.id}/respond`, options);
      const now = (await person.get(`/api/messages/${review.id}`)).json.review;
      stored.push([now.status, now.feedback, Object.keys(now).filter((name) => name.startsWith('completed'))]);
      if (version !== '0.6.1') await server.stop();
    }
    expect(stored).toEqual([
      ['completed', undefined, ['completed_at']],
      ['changes_requested', 'no', ['completedAt']],
      ['completed', 'no', ['completedAt']],
    ]);
  });

  it('delivers by hand and names the reasons against it (9.6), and hides passwords from people only in some routes (5.6)', async () => {
    const person = await start();
    const channel = server.addChannel({ name: 'deploy-bot', webhookUrl: 'https://example.com/hook' });
    const socket = await listen({ token: person.token });
    await socket.subscribe(channel.id);
    const review = { type: 'form', payload: { fields: [{ name: 'pin', label: 'Pin', type: 'password' }] } };
    const { id } = server.ask(channel, 'Pin?', review);
    expect((await person.post(`/api/messages/${id}/retry`)).status).toBe(400);
    server.webhooks.outcome = 'failed';
    await person.post(`/api/messages/${id}/respond`, { response: { pin: '1234' } });
    await until(() => socket.heard('message:delivery').length === 1);
    expect(socket.heard('message:delivery')).toEqual([{ messageId: id, deliveryStatus: 'webhook_failed' }]);
    expect(socket.heard('review:responded')).toMatchObject([{ review: { response: { pin: '1234' } }, agent: {} }]);
    expect((await person.get(`/api/messages/${id}`)).json.review.response).toEqual({ pin: '***REDACTED***' });
    server.webhooks.outcome = 'delivered';
    expect((await person.post(`/api/messages/${id}/retry`)).json).toEqual({ retried: true });
    expect((await person.get(`/api/messages/${id}`)).json.deliveryStatus).toBe('webhook_delivered');
    expect(server.webhooks.calls).toHaveLength(2);
  });
});
