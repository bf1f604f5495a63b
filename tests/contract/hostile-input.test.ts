import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '../../src/contract/limits.ts';
import { ROUTES, type RouteName } from '../../src/contract/routes.ts';
import { APPROVED } from '../support/builders.ts';
import type { PersonClient } from '../support/clients.ts';
import { readRefusal, sendRaw } from '../support/raw-request.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';

let core: TestCore;
let person: PersonClient;
beforeAll(async () => {
  core = await startTestCore();
  person = await core.person();
});
afterAll(() => core.stop());

const ODD_VALUES: unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  '',
  ' ',
  'x'.repeat(100_000),
  '\u0000',
  '\ud800',
  '’; DROP TABLE messages; --',
  '%_\\',
  [],
  [null],
  [[]],
  {},
  { a: { b: [{}] } },
  { toString: 'x', constructor: 'y', hasOwnProperty: 1 },
];
const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

describe('odd input is never the fault of the server', () => {
  const reviewWith = (member: string) => (value: unknown) => ({ text: 'x', review: { type: 'form', [member]: value } });
  const createMembers: [string, (value: unknown) => object][] = [
    ...['channelId', 'text', 'status', 'review', 'metadata', 'webhookUrl', 'attachmentIds', 'clientId'].map(
      (member): [string, (value: unknown) => object] => [member, (value) => ({ text: 'x', [member]: value })],
    ),
    ...['type', 'payload', 'callback', 'expiresAt', 'expiresInSeconds'].map(
      (member): [string, (value: unknown) => object] => [`review.${member}`, reviewWith(member)],
    ),
    ['review.payload.fields', (fields) => ({ review: { type: 'form', payload: { fields } } })],
    ['review.callback.url', (url) => ({ review: { type: 'form', callback: { url } } })],
  ];
  it.each(createMembers)('in %s of a new message', async (_, bodyWith) => {
    for (const value of ODD_VALUES) {
      const body = { channelId: core.agent.channelId, ...bodyWith(value) };
      const { status, text } = await core.agent.send('agentCreateMessage', { body });
      expect([201, 400, 403], `${JSON.stringify(value)} gave ${text}`).toContain(status);
    }
  });

  it.each(['response', 'modifiedFileIds', 'feedback'])('in %s of a response', async (member) => {
    for (const value of ODD_VALUES) {
      const { id } = await core.agent.ask({ type: 'freeform' });
      const sending = { parameters: { id }, body: { response: {}, [member]: value } };
      const { status, text } = await person.send('respond', sending);
      expect([201, 400], `${JSON.stringify(value)} gave ${text}`).toContain(status);
      expect((await core.agent.readReview(id)).review?.status).toBe(status === 201 ? 'completed' : 'pending');
    }
  });

  it('in a response to each type of question', async () => {
    const questions = [
      { type: 'approval' },
      { type: 'selection', payload: { mode: 'multi', items: [{ id: 'a', label: 'A' }], dismissLabel: 'x' } },
      { type: 'form', payload: { fields: [{ name: 'constructor', label: 'C', type: 'password', required: true }] } },
      { type: 'text-input', payload: { minLength: 1 } },
    ];
    for (const review of questions) {
      for (const value of ODD_VALUES) {
        const { id } = await core.agent.ask(review);
        for (const response of [{ selectedOption: value, selectedIds: value, text: value, constructor: value }, {}]) {
          const { status } = await person.send('respond', { parameters: { id }, body: { response } });
          expect([201, 400, 403]).toContain(status);
        }
      }
    }
  });

  const bodyRoutes = (Object.keys(ROUTES) as RouteName[]).filter((name) => 'body' in ROUTES[name]);
  it.each(bodyRoutes)('as the whole body of %s', async (name) => {
    const client = ROUTES[name].auth === 'apiKey' ? core.agent : person;
    const { id } = await core.agent.ask();
    for (const body of ODD_VALUES) {
      const { status, text } = await client.send(name, { parameters: { id }, body });
      expect(status, `${JSON.stringify(body)} gave ${text}`).toBeLessThan(500);
    }
  });

  it('in a path or a query', async () => {
    for (const text of ['%00', '..%2f..%2fetc%2fpasswd', '%F0%9F%92%A9', "'%20OR%201=1", 'x'.repeat(499)]) {
      for (const path of [
        `/api/v1/messages/${text}`,
        `/api/v1/messages?channel=${text}`,
        `/api/v1/messages?channel=${core.agent.channelId}&search=${text}&cursor=${text}&limit=${text}`,
        '/api/v1/messages?channel=a&channel=b',
        '/api/v1/messages?channel[a]=b&__proto__=c',
      ]) {
        const answer = await sendRaw(core.url, { path, headers: { 'x-api-key': core.agent.key } });
        expect(answer.status, path).toBeLessThan(500);
      }
    }
  });

  it.each([
    [100, 201],
    [1_000, 400],
    [20_000, 400],
    [1_000_000, 400],
  ])('nested %d deep', async (depth, expected) => {
    const { key, channelId } = core.agent;
    const deep = nested(depth);
    for (const body of [
      `{"channelId":"${channelId}","text":"x","metadata":{"deep":${deep}}}`,
      `{"channelId":"${channelId}","review":{"type":"freeform","payload":{"deep":${deep}}}}`,
      `{"channelId":"${channelId}","text":"x","unknown":${deep.replaceAll('[', '{"a":').replaceAll(']', '}').replace('{"a":}', '{}')}}`,
    ]) {
      const headers = { 'content-type': 'application/json', 'x-api-key': key };
      const answer = await sendRaw(core.url, { method: 'POST', path: '/api/v1/messages', headers, body });
      expect(answer.status, answer.text.slice(0, 300)).toBe(expected);
    }
    expect((await person.send('listReviews')).status).toBe(200);
  });
});

describe('names that JavaScript treats in its own way', () => {
  it('__proto__ in a body changes nothing, and is not kept', async () => {
    const body = `{"channelId":"${core.agent.channelId}","text":"x","__proto__":{"isAdmin":true},"metadata":{"__proto__":{"a":1},"constructor":{"prototype":{"b":2}},"kept":1}}`;
    const headers = { 'content-type': 'application/json', 'x-api-key': core.agent.key };
    const answer = await sendRaw(core.url, { method: 'POST', path: '/api/v1/messages', headers, body });
    expect(answer.status).toBe(201);
    expect(answer.text).not.toContain('__proto__');
    expect(JSON.parse(answer.text).metadata.kept).toBe(1);
    expect({}).not.toHaveProperty('isAdmin');
    expect({}).not.toHaveProperty('a');
    expect({}).not.toHaveProperty('b');
  });

  it('a required field is not answered by what every object has', async () => {
    const fields = ['toString', 'hasOwnProperty'].map((name) => ({ name, label: name, type: 'text', required: true }));
    const { id } = await core.agent.ask({ type: 'form', payload: { fields } });
    expect((await person.refusal('respond', { parameters: { id }, body: { response: {} } })).statusCode).toBe(400);
  });

  it('a password field is not invented when redacted', async () => {
    const fields = [{ name: 'toString', label: 'T', type: 'password' }];
    const { id } = await core.agent.ask({ type: 'form', payload: { fields } });
    expect((await person.respond(id, {})).review?.response).toEqual({});
  });
});

describe('a body that is too large', () => {
  it('is 413 even when it comes in pieces of unknown length', async () => {
    const path = '/api/v1/messages';
    const { host, port } = new URL(core.url);
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), '127.0.0.1');
      let received = '';
      socket.setEncoding('utf8').on('data', (part: string) => {
        received += part;
        if (received.includes('\r\n\r\n')) socket.end(() => resolve(received));
      });
      socket.on('error', reject);
      socket.on('close', () => resolve(received));
      socket.write(`POST ${path} HTTP/1.1\r\nhost: ${host}\r\nx-api-key: ${core.agent.key}\r\n`);
      socket.write('content-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n');
      const length = LIMITS.jsonBodyBytes + 1;
      socket.write(`${length.toString(16)}\r\n"${'x'.repeat(length - 1)}`);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  });

  it('leaves the server fit to answer', async () => {
    const headers = { 'content-type': 'application/json', 'x-api-key': core.agent.key };
    const tooLarge = { ...headers, 'content-length': String(LIMITS.jsonBodyBytes * 2) };
    const path = '/api/v1/messages';
    readRefusal(await sendRaw(core.url, { method: 'POST', path, headers: tooLarge, body: '' }), path);
    const { id } = await core.agent.ask();
    await person.respond(id, APPROVED);
  });
});
