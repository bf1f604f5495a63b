import { once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import { afterEach, expect, it } from 'vitest';
import { aMessage } from '../../../tests/support/wire-builders.ts';
import type { ServerEvent } from '../../contract/events.ts';
import { type Connection, type ConnectionOptions, type ConnectionState, openConnection } from './connection.ts';
import { createSession } from './session.ts';

let http: HttpServer | undefined;
let io: Server | undefined;
let connection: Connection | undefined;
afterEach(async () => {
  connection?.stop();
  http?.closeAllConnections();
  await io?.close();
  http?.close();
});

/** A Socket.IO server that gives out numbered tickets and notes with which one each attempt came. */
async function startServer() {
  const tickets: string[] = [];
  const subscriptions: string[] = [];
  let issued = 0;
  const network = { isSilent: false, askedCount: 0 };
  const made = createServer((request, response) => {
    if (request.url === '/api/auth/ws-ticket') {
      issued += 1;
      network.askedCount += 1;
      if (network.isSilent) return;
      response.end(JSON.stringify({ ticket: `ticket-${issued}` }));
    }
  });
  const server = new Server(made, { pingInterval: 50 });
  server.of('/ws').on('connection', (socket) => {
    tickets.push(String(socket.handshake.auth.token));
    socket.on('subscribe:channel', (channelId: string) => subscriptions.push(channelId));
  });
  http = made;
  io = server;
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
  const address = made.address();
  const url = typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
  return { url, server, tickets, subscriptions, network };
}

function open(url: string, readInbox: ConnectionOptions['readInbox']) {
  const states: ConnectionState[] = [];
  const events: ServerEvent[] = [];
  connection = openConnection({
    session: createSession({ serverUrl: url, token: 'token' }),
    socketUrls: [url],
    readInbox,
    onState: (state) => states.push(state),
    onEvent: (event) => events.push(event),
  });
  return { states, events };
}

const onlineCount = (states: readonly ConnectionState[]) => states.filter((state) => state.kind === 'online').length;

it('124 (client): after a reconnect it has a fresh ticket, subscribes to every channel and reads the inbox again', async () => {
  const { url, server, tickets, subscriptions } = await startServer();
  let reads = 0;
  const { states } = open(url, async (_isCurrent, subscribe) => {
    reads += 1;
    subscribe(['c1', 'c2']);
  });
  await expect.poll(() => subscriptions).toEqual(['c1', 'c2']);
  await expect.poll(() => onlineCount(states)).toBe(1);
  server.of('/ws').disconnectSockets(true);
  await expect.poll(() => onlineCount(states)).toBe(2);
  await expect.poll(() => subscriptions).toEqual(['c1', 'c2', 'c1', 'c2']);
  expect(tickets).toEqual(['ticket-1', 'ticket-2']);
  expect(reads).toBe(2);
  const lost = states.find((state) => state.kind === 'retrying');
  expect(lost?.kind === 'retrying' && lost.detail).toMatch(/connection was lost/);
});

it('register, then read: an event that comes while the inbox is read is applied after what was read', async () => {
  const { url, server } = await startServer();
  const order: string[] = [];
  let sent = false;
  const states: ConnectionState[] = [];
  connection = openConnection({
    session: createSession({ serverUrl: url, token: 'token' }),
    socketUrls: [url],
    onState: (state) => states.push(state),
    onEvent: (event) => order.push(event.name),
    readInbox: async () => {
      if (!sent) {
        sent = true;
        server.of('/ws').emit('message:created', aMessage());
        server.of('/ws').emit('pong');
        // The reading ends only after both have reached this client: packets keep their order, so the second answer to
        // a heartbeat from now on was given after them.
        const [socket] = [...server.of('/ws').sockets.values()];
        if (socket === undefined) throw new Error('Nobody is connected');
        await once(socket.conn, 'heartbeat');
        await once(socket.conn, 'heartbeat');
      }
      order.push('read');
    },
  });
  await expect.poll(() => order.length).toBe(3);
  expect(order).toEqual(['read', 'message:created', 'pong']);
});

it('126 (client): unknown events and payloads that do not parse are passed over', async () => {
  const { url, server } = await startServer();
  const { states, events } = open(url, async () => undefined);
  await expect.poll(() => onlineCount(states)).toBe(1);
  server.of('/ws').emit('hologram:created', { x: 1 });
  server.of('/ws').emit('message:created', { nonsense: true });
  server.of('/ws').emit('message:created', aMessage());
  await expect.poll(() => events.length).toBe(1);
});

it('a newer reading takes the place of one that hangs, which ends without a word', async () => {
  const { url } = await startServer();
  let endFirst: (() => void) | undefined;
  let reads = 0;
  const { states } = open(url, (isCurrent) => {
    reads += 1;
    if (reads > 1) return Promise.resolve();
    return new Promise((resolve) => {
      endFirst = () => {
        expect(isCurrent()).toBe(false);
        resolve();
      };
    });
  });
  await expect.poll(() => endFirst).toBeDefined();
  await connection?.resync();
  expect(onlineCount(states)).toBe(1);
  endFirst?.();
  await connection?.resync();
  expect(onlineCount(states)).toBe(2);
});

it('register, then read: channels are subscribed while the rest of the inbox is still being read', async () => {
  const { url, subscriptions } = await startServer();
  let end: (() => void) | undefined;
  open(url, async (_isCurrent, subscribe) => {
    subscribe(['c1']);
    await new Promise<void>((resolve) => {
      end = resolve;
    });
  });
  await expect.poll(() => subscriptions).toEqual(['c1']);
  end?.();
});

it('promise 11: a try that hangs on a network that is gone gives way to a new one', async () => {
  const { url, tickets, network } = await startServer();
  network.isSilent = true;
  const { states } = open(url, async () => undefined);
  await expect.poll(() => network.askedCount).toBe(1);
  network.isSilent = false;
  const begunAt = Date.now();
  await connection?.check();
  await expect.poll(() => onlineCount(states), { interval: 20 }).toBe(1);
  expect(Date.now() - begunAt).toBeLessThan(2_000);
  expect(tickets).toEqual(['ticket-2']);
});
