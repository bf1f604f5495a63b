import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { luckOf, type Weather } from './chaos/weather.ts';
import { type ChaosProxy, startChaosProxy } from './chaos-proxy.ts';
import { type HeardSocket, hearingSocket, until } from './reference/hearing-socket.ts';
import { personOf, type ReferencePerson } from './reference/reference-person.ts';
import { type ReferenceServer, startReferenceServer } from './reference/reference-server.ts';
import type { StoredAgent } from './reference/state.ts';

const SEED = 20_261_123;

let server: ReferenceServer;
let proxy: ChaosProxy;
let person: ReferencePerson;
let channel: StoredAgent;
const sockets: HeardSocket[] = [];
beforeEach(async () => {
  server = await startReferenceServer();
  proxy = await startChaosProxy(server.url, SEED);
  person = await personOf(server, proxy.url);
  channel = server.addChannel('deploy-bot');
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.close();
  await proxy.stop();
  await server.stop();
});

const listen = async (): Promise<HeardSocket> => {
  const socket = await hearingSocket(proxy.url, { token: person.token });
  sockets.push(socket);
  return socket;
};
const texts = (socket: HeardSocket) =>
  socket.heard('message:created').map((payload) => (payload as { text: string }).text);
const say = (text: string) => person.post('/api/messages', { channelId: channel.id, text });
const sendNumbers = (count: number): string[] => {
  const numbers = Array.from({ length: count }, (_, index) => String(index));
  for (const text of numbers) server.send(channel, { text });
  return numbers;
};

describe('requests', () => {
  it('pass unchanged in calm weather, files and refusals too', async () => {
    const form = new FormData();
    const content = 'ä'.repeat(200_000);
    form.append('file', new Blob([content], { type: 'text/plain' }), 'notes.txt');
    form.append('channelId', channel.id);
    const { id } = (await person.postForm('/api/files/store', form)).json;
    expect((await person.get(`/api/files/${id}/download`)).text).toBe(content);
    expect((await person.get('/api/nothing')).status).toBe(404);
    expect(Object.values(proxy.mishaps)).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  it('are dropped before or after the work, or late, as planned for one of them', async () => {
    const match = { method: 'POST', path: /\/api\/messages$/ };
    const dropped = proxy.once(match, 'drop-request');
    await expect(say('never there')).rejects.toThrow('fetch failed');
    await dropped;
    const unanswered = proxy.once(match, 'drop-answer');
    await expect(say('there')).rejects.toThrow('fetch failed');
    await unanswered;
    void proxy.once(match, { delayMs: 60 });
    const startedAt = performance.now();
    expect((await say('late')).status).toBe(201);
    expect(performance.now() - startedAt).toBeGreaterThan(55);
    expect([...server.state.messages.values()].map(({ text }) => text)).toEqual(['there', 'late']);
    expect(proxy.mishaps).toMatchObject({ droppedRequest: 1, droppedAnswer: 1, delayedRequest: 1 });
  });

  it('are dropped by chance at the rate of the weather', async () => {
    proxy.setWeather({ dropRequest: 0.3, dropAnswer: 0.3 });
    const results = await Promise.allSettled(Array.from({ length: 60 }, (_, index) => say(String(index))));
    const { droppedRequest, droppedAnswer } = proxy.mishaps;
    expect(droppedRequest).toBeGreaterThan(5);
    expect(droppedAnswer).toBeGreaterThan(5);
    expect(server.state.messages.size).toBe(60 - droppedRequest);
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(droppedRequest + droppedAnswer);
  });
});

describe('events', () => {
  const hear = async (weather: Partial<Weather>, count: number): Promise<{ sent: string[]; socket: HeardSocket }> => {
    const socket = await listen();
    proxy.setWeather(weather);
    const sent = sendNumbers(count);
    return { sent, socket };
  };

  it('pass in order in calm weather, however large', async () => {
    const socket = await listen();
    const large = ['x'.repeat(100), 'y'.repeat(60_000), 'z'.repeat(400_000)];
    for (const text of large) server.send(channel, { text });
    await socket.caughtUp();
    expect(texts(socket)).toEqual(large);
  });

  it('are doubled, overtaken and late', async () => {
    const { sent, socket } = await hear({ duplicateEvent: 0.3, reorderEvent: 0.3, eventDelayMs: 2 }, 60);
    await until(
      () => texts(socket).length === sent.length + proxy.mishaps.duplicatedEvent && proxy.mishaps.duplicatedEvent > 0,
    );
    expect(new Set(texts(socket))).toEqual(new Set(sent));
    const firsts = [...new Set(texts(socket))];
    expect(firsts).not.toEqual(sent);
    expect(proxy.mishaps.reorderedEvent).toBeGreaterThan(5);
  });

  it('are lost, and cut the socket', async () => {
    const { sent, socket } = await hear({ loseEvent: 0.3 }, 60);
    await until(() => texts(socket).length + proxy.mishaps.lostEvent === sent.length);
    expect(proxy.mishaps.lostEvent).toBeGreaterThan(5);
    proxy.setWeather({ cutSocket: 1 });
    server.send(channel, { text: 'cuts' });
    await until(() => !socket.isConnected());
    expect(texts(socket)).not.toContain('cuts');
  });
});

describe('the network', () => {
  it('refuses everything, and takes it again', async () => {
    const socket = await listen();
    proxy.setNetwork('refused');
    await until(() => !socket.isConnected());
    await expect(person.get('/api/auth/me')).rejects.toThrow('fetch failed');
    proxy.setNetwork('up');
    expect((await person.get('/api/auth/me')).status).toBe(200);
  });

  it('is silent: nothing is answered, and an open socket stays open and dead when it is back', async () => {
    const socket = await listen();
    proxy.setNetwork('silent');
    const before = server.requests.length;
    const unanswered = person.get('/api/auth/me');
    unanswered.catch(() => undefined);
    expect(await Promise.race([unanswered, pause(100, 'nothing')])).toBe('nothing');
    expect(server.requests.length).toBe(before);
    proxy.setNetwork('up');
    server.send(channel, { text: 'unheard' });
    const fresh = await listen();
    server.send(channel, { text: 'heard' });
    await until(() => texts(fresh).includes('heard'));
    expect([socket.isConnected(), texts(socket)]).toEqual([true, []]);
    proxy.cutConnections();
    await until(() => !socket.isConnected() && !fresh.isConnected());
  });
});

it('draws the same chances from the same seed', () => {
  const draw = (seed: number) => {
    const luck = luckOf(seed);
    return Array.from({ length: 20 }, () => luck.below(1000));
  };
  expect(draw(SEED)).toEqual(draw(SEED));
  expect(draw(SEED)).not.toEqual(draw(SEED + 1));
  expect(luckOf(SEED).strikes(0)).toBe(false);
  expect(luckOf(SEED).strikes(1)).toBe(true);
});
