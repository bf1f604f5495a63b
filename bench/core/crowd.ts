import { io, type Socket } from 'socket.io-client';
import { z } from 'zod';
import { createCaller } from './running.ts';

// A process of its own, so that the one who measures is not held up by the crowd: holds calls and sockets until it is ended.
const wish = z
  .object({
    url: z.string(),
    apiKey: z.string(),
    token: z.string(),
    channelId: z.string(),
    messageId: z.string(),
    calls: z.number(),
    sockets: z.number(),
  })
  .parse(JSON.parse(process.argv[2] ?? ''));
/** Each address of a machine has its own 28,000 or so outgoing ports. */
const CALLS_PER_ADDRESS = 5_000;
const AT_ONCE = 100;

const health = createCaller(wish.url, {}, 1);
const waitPath = `/api/v1/reviews/${wish.messageId}/wait?channel=${wish.channelId}`;
for (let at = 0; at < wish.calls; at += CALLS_PER_ADDRESS) {
  const address = `127.0.0.${2 + at / CALLS_PER_ADDRESS}`;
  const caller = createCaller(wish.url, { 'x-api-key': wish.apiKey }, CALLS_PER_ADDRESS, address);
  const hold = async (): Promise<void> => {
    for (;;) await caller.send('GET', waitPath);
  };
  for (let one = at; one < Math.min(at + CALLS_PER_ADDRESS, wish.calls); one += 1) {
    void hold();
    if (one % AT_ONCE === 0) await health.send('GET', '/health');
  }
}
for (let at = 0; at < wish.sockets; at += AT_ONCE) {
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, wish.sockets - at) }, connect));
}
process.stdout.write('{}\n');

function connect(): Promise<Socket> {
  const options = { transports: ['websocket'], forceNew: true, reconnection: false };
  const socket = io(`${wish.url}/ws`, { ...options, auth: { token: wish.token } });
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket));
    socket.once('connect_error', reject);
  });
}
