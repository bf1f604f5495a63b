import { createServer } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { expect, it, onTestFinished } from 'vitest';
import { createManualClock } from '../../../tests/support/manual-clock.ts';
import { type Answering, startReceiver, type WebhookReceiver } from '../../../tests/support/webhook-receiver.ts';
import { parseAllowRules } from '../domain/webhook-allowlist.ts';
import type { WebhookTarget } from '../domain/webhook-choice.ts';
import { type Network, systemNetwork } from '../network.ts';
import { systemClock } from '../ports.ts';
import { createWebhookSender, type Sending } from './webhook-sender.ts';

const BODY = '{"event":"review:responded"}';
const SECRET = `whsec_${Buffer.from('a secret of 24 bytes 123').toString('base64')}`;

async function receive(answer?: Answering, host?: string): Promise<WebhookReceiver> {
  const receiver = await startReceiver(answer, host);
  onTestFinished(() => receiver.close());
  return receiver;
}

/** A sending that may call 127.0.0.1. */
function aSending(url: string, wish: Partial<Omit<Sending, 'target'> & WebhookTarget> = {}): Sending {
  const { method = 'POST', headers = [['Content-Type', 'application/json']], secrets = [], ...rest } = wish;
  return {
    target: { url, method, headers, secrets },
    body: BODY,
    deliveryId: 'delivery0000000000000000',
    policy: { rules: parseAllowRules(['127.0.0.1']), isStrict: false },
    secret: null,
    stopping: new AbortController().signal,
    ...rest,
  };
}
const senderWith = (network: Partial<Network> = {}, clock = systemClock) =>
  createWebhookSender({ clock, network: { ...systemNetwork, ...network } });
const sent = (url: string, wish?: Parameters<typeof aSending>[1]) => senderWith().send(aSending(url, wish));

it('sends the body with the headers in their order, the later one winning whatever its case', async () => {
  const receiver = await receive();
  const headers = [
    ['Content-Type', 'application/json'],
    ['Authorization', 'Basic x'],
    ['X-One', '1'],
    ['authorization', 'Bearer y'],
    ['Host', 'evil.example'],
    ['Content-Length', '5'],
  ] as const;
  expect(await sent(receiver.url, { headers })).toMatchObject({ outcome: 'delivered', statusCode: 200, reason: null });
  const call = await receiver.call();
  expect(call).toMatchObject({ method: 'POST', path: '/hook', text: BODY });
  expect(call.headers).toMatchObject({
    'content-type': 'application/json',
    authorization: 'Bearer y',
    'x-one': '1',
    host: receiver.authority,
    'content-length': String(BODY.length),
  });
  expect(Object.keys(call.headers).filter((name) => name.startsWith('webhook-'))).toEqual([]);
});

it('signs by the Standard Webhooks specification, and no agent’s header takes its place', async () => {
  const receiver = await receive();
  const headers = [['Webhook-Id', 'mine']] as const;
  await sent(receiver.url, { secret: SECRET, headers });
  const call = await receiver.call();
  expect(call.headers['webhook-id']).toBe('delivery0000000000000000');
  expect(new Webhook(SECRET).verify(call.text, call.headers as Record<string, string>)).toEqual(JSON.parse(BODY));
  expect(() => new Webhook(SECRET).verify(`${call.text} `, call.headers as Record<string, string>)).toThrow();
});

it('keeps the first KiB of the answer, and waits for no more', async () => {
  const endless = await receive((response) => {
    response.write('é'.repeat(2000));
  });
  const { outcome, answer } = await sent(endless.url);
  expect(outcome).toBe('delivered');
  expect(answer).toBe('é'.repeat(512));
  const slow = await receive((response) => void response.write('so far'));
  expect(await sent(slow.url)).toMatchObject({ outcome: 'delivered', answer: 'so far' });
});

it('masks what a receiver sends back of secret headers, also at the edge of what is kept', async () => {
  const receiver = await receive((response, { headers }) => response.end(`${'x'.repeat(1020)}${headers['x-key']}`));
  const wish = { headers: [['X-Key', 'top-secret']] as const, secrets: ['top-secret'] };
  const { answer } = await sent(receiver.url, wish);
  expect(answer).toBe(`${'x'.repeat(1020)}***`);
});

it.each([
  [204, 'delivered', null],
  [299, 'delivered', null],
  [302, 'rejected', 'The receiver answered 302; redirects are not followed.'],
  [500, 'rejected', 'The receiver answered 500.'],
])('takes %i as %s', async (status, outcome, reason) => {
  const other = await receive();
  const receiver = await receive((response) => response.writeHead(status, { location: other.url }).end());
  expect(await sent(receiver.url)).toMatchObject({ outcome, reason, statusCode: status });
  expect(other.calls).toEqual([]);
});

it.each([
  ['ftp://127.0.0.1/', {}, 'http or https'],
  ['not a url', {}, 'not a URL'],
  ['http://user:word@127.0.0.1/', {}, 'basic auth'],
  ['http://127.0.0.1/', { method: 'CONNECT' }, 'method CONNECT'],
  ['http://127.0.0.2/', {}, '127.0.0.2'],
])('sends nothing to %s %j', async (url, wish, reason) => {
  const send = () => Promise.reject(new Error('was sent'));
  expect(await senderWith({ send }).send(aSending(url, wish))).toMatchObject({
    outcome: 'blocked',
    reason: expect.stringContaining(reason),
  });
});

it('says that a header cannot be sent, and not what it is', async () => {
  const receiver = await receive();
  const { outcome, reason } = await sent(receiver.url, {
    headers: [['X-Key', 'line\nbreak']],
    secrets: ['line\nbreak'],
  });
  expect(outcome).toBe('unreachable');
  expect(reason).toContain('header');
  expect(reason).not.toContain('break');
});

it('connects to the address that was checked, under the name of the URL', async () => {
  const receiver = await receive();
  const { port } = new URL(receiver.url);
  const sender = senderWith({ resolve: async () => ['127.0.0.1'] });
  expect((await sender.send(aSending(`http://pinned.example:${port}/hook`))).outcome).toBe('delivered');
  expect((await receiver.call()).headers.host).toBe(`pinned.example:${port}`);
});

it('says the name to a TLS server, too', async () => {
  let said = '';
  const server = createServer((socket) => {
    socket
      .on('error', () => undefined)
      .once('data', (hello) => {
        said = hello.toString('latin1');
        socket.destroy();
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const sender = senderWith({ resolve: async () => ['127.0.0.1'] });
  expect((await sender.send(aSending(`https://pinned.example:${port}/`))).outcome).toBe('unreachable');
  expect(said).toContain('pinned.example');
});

it('looks a name up once, so that a second answer of DNS leads nowhere', async () => {
  const asked: string[] = [];
  const connectedTo: (readonly string[])[] = [];
  const sender = senderWith({
    async resolve(name) {
      asked.push(name);
      return [asked.length === 1 ? '93.184.216.34' : '127.0.0.1'];
    },
    async send({ addresses }) {
      connectedTo.push(addresses);
      return { status: 200, statusText: 'OK', headers: {}, retryAfter: null, body: Buffer.from(''), isWhole: true };
    },
  });
  const sending = { ...aSending('http://rebinding.example/'), policy: { rules: [], isStrict: false } };
  expect((await sender.send(sending)).outcome).toBe('delivered');
  expect([asked, connectedTo]).toEqual([['rebinding.example'], [['93.184.216.34']]]);
  expect(await sender.send(sending)).toMatchObject({
    outcome: 'blocked',
    reason: expect.stringContaining('127.0.0.1'),
  });
});

it('does not resolve what has no address', async () => {
  const sender = senderWith({ resolve: () => Promise.reject(new Error('ENOTFOUND')) });
  expect(await sender.send(aSending('http://nowhere.example/'))).toMatchObject({
    outcome: 'unresolved',
    reason: 'The name "nowhere.example" could not be resolved.',
  });
});

it('gives up after 10 seconds in all, whether the name or the answer is missing', async () => {
  const clock = createManualClock();
  const hanging = await receive(() => undefined);
  const late = senderWith({}, clock).send(aSending(hanging.url));
  await hanging.call();
  clock.advance(9_999);
  clock.advance(1);
  const expected = { outcome: 'unreachable', reason: 'No answer within 10 seconds.', durationMs: 10_000 };
  expect(await late).toMatchObject(expected);
  const lost = senderWith({ resolve: () => new Promise(() => undefined) }, clock).send(
    aSending('http://slow.example/'),
  );
  clock.advance(10_000);
  expect(await lost).toMatchObject(expected);
  expect(clock.runningDelaysMs()).toEqual([]);
});

it('is called off when the core stops', async () => {
  const hanging = await receive(() => undefined);
  const stopping = new AbortController();
  const ending = sent(hanging.url, { stopping: stopping.signal });
  await hanging.call();
  stopping.abort();
  expect(await ending).toMatchObject({ outcome: 'interrupted', statusCode: null });
  expect((await sent(hanging.url, { stopping: stopping.signal })).outcome).toBe('interrupted');
});

it('finds nobody where nobody listens', async () => {
  const gone = await startReceiver();
  await gone.close();
  expect(await sent(gone.url)).toMatchObject({
    outcome: 'unreachable',
    reason: expect.stringContaining('ECONNREFUSED'),
  });
});
