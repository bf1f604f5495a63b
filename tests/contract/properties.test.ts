import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { CLIENT_EVENTS } from '../../src/contract/events.ts';
import { ROUTES, type Route, type RouteName } from '../../src/contract/routes.ts';
import type { PersonClient } from '../support/clients.ts';
import { fileForm } from '../support/file-form.ts';
import { hostileValue, valueFor } from '../support/hostile-values.ts';
import { readRefusal, sendRaw } from '../support/raw-request.ts';
import type { SocketClient } from '../support/socket-client.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';

/** `npm run test:nightly` makes 50,000. */
const REQUESTS = Number(process.env.PLACET_DESK_PROPERTY_REQUESTS ?? 2_000);
const SOCKET_SHARE = 0.15;
const PATIENCE_MS = 60_000 + REQUESTS * 40;
/** New things to name are made this often, because requests delete them. */
const RENEWAL_REQUESTS = 150;

let core: TestCore;
let person: PersonClient;
let knownIds: string[] = [];
beforeAll(async () => {
  core = await startTestCore();
  person = await core.person();
});
afterAll(() => core.stop());

async function renewIds(): Promise<void> {
  const agent = await core.newAgent();
  const [question, told, file, key] = [
    await agent.ask({ type: 'freeform' }),
    await agent.tell('told'),
    await agent.call('agentUploadFile', { form: fileForm({ channelId: agent.channelId }) }),
    await person.call('createApiKey', { body: {} }),
  ];
  knownIds = [agent.channelId, core.agent.channelId, question.id, told.id, file.id, key.id];
}

/** Stands for one of the known ids until the request is sent. */
const KNOWN_ID = /known-id-(\d)/g;
const withKnownIds = (text: string): string =>
  text.replace(KNOWN_ID, (_, at: string) => knownIds[Number(at)] ?? 'none');
const knownId = fc.integer({ min: 0, max: 5 }).map((at) => `known-id-${at}`);

interface Attempt {
  readonly name: RouteName;
  readonly path: string;
  readonly body: string | undefined;
  readonly contentType: string | undefined;
  readonly credentials: 'right' | 'none' | 'other kind' | 'junk';
}

const ID_MEMBERS = /^(channel|channelId|agentId|iterationOf|parentChannelId|id)$/;
/** Puts known ids where ids belong, most of the time; otherwise nothing would get past the first check. */
const withIdsInside = (value: unknown, at: number): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value).map(([name, member]) =>
          ID_MEMBERS.test(name) && typeof member === 'string' ? [name, `known-id-${at}`] : [name, member],
        ),
      )
    : value;

const pathPart = fc.oneof(
  { weight: 6, arbitrary: knownId },
  {
    weight: 1,
    arbitrary: fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).map(encodeURIComponent),
      fc.constantFrom('%00', '%', '%zz', '..%2f..', '%E0%A4%A', 'x'.repeat(499), 'x'.repeat(600), "'--"),
    ),
  },
);

function attemptOn(name: RouteName): fc.Arbitrary<Attempt> {
  const route: Route = ROUTES[name];
  const parameterCount = [...route.path.matchAll(/:\w+/g)].length;
  const idAt = fc.integer({ min: 0, max: 5 });
  const query = route.query === undefined ? fc.constant({}) : fc.tuple(valueFor(route.query), idAt);
  const body = route.body === undefined ? hostileValue : fc.tuple(valueFor(route.body), idAt);
  return fc.record({
    name: fc.constant(name),
    path: fc
      .tuple(fc.array(pathPart, { minLength: parameterCount, maxLength: parameterCount }), query)
      .map(([parts, wish]) => pathOf(name, parts, wish)),
    body:
      route.method === 'GET'
        ? fc.constant(undefined)
        : fc.oneof(
            { weight: 8, arbitrary: body.map((value) => jsonOf(value)) },
            { weight: 1, arbitrary: fc.constantFrom('', '{', 'null', '[]', '"x"', '{"a":1,}', '\ufeff{}') },
            { weight: 1, arbitrary: fc.string({ maxLength: 30 }) },
          ),
    contentType: fc.oneof(
      { weight: 10, arbitrary: fc.constant('application/json') },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          undefined,
          'text/plain',
          'application/json; charset=latin1',
          'multipart/form-data',
          'multipart/form-data; boundary=b',
          'junk',
        ),
      },
    ),
    credentials: fc.oneof(
      { weight: 12, arbitrary: fc.constant('right' as const) },
      { weight: 1, arbitrary: fc.constantFrom('none' as const, 'other kind' as const, 'junk' as const) },
    ),
  });
}

function jsonOf(value: unknown): string {
  const [inner, at] = Array.isArray(value) && value.length === 2 ? (value as [unknown, number]) : [value, 0];
  return JSON.stringify(withIdsInside(inner, typeof at === 'number' ? at : 0)) ?? '';
}

function pathOf(name: RouteName, parts: readonly string[], wish: unknown): string {
  const left = [...parts];
  const path = ROUTES[name].path.replace(/:\w+/g, () => left.shift() ?? '').replace('*', 'x');
  const [value, at] = Array.isArray(wish) ? (wish as [unknown, number]) : [{}, 0];
  const members = withIdsInside(value, at);
  const query = new URLSearchParams();
  if (typeof members === 'object' && members !== null) {
    for (const [member, content] of Object.entries(members)) {
      query.append(
        member,
        typeof content === 'string' ? content.slice(0, 2_000) : (JSON.stringify(content) ?? '').slice(0, 2_000),
      );
    }
  }
  // A call is held as long as it wishes; here nobody has time.
  if (name === 'agentWaitForReview') query.set('timeout', '2');
  const search = query.toString();
  return search === '' ? path : `${path}?${search}`;
}

function headersOf({ name, contentType, credentials }: Attempt): Record<string, string> {
  const asAgent = { 'x-api-key': core.agent.key };
  const asPerson = { authorization: `Bearer ${person.token}` };
  const isAgentRoute = ROUTES[name].auth === 'apiKey';
  const chosen = {
    right: isAgentRoute ? asAgent : asPerson,
    none: {},
    'other kind': isAgentRoute ? asPerson : asAgent,
    junk: { 'x-api-key': 'hp_junk', authorization: 'Bearer junk', cookie: 'access_token=%; a=;;' },
  }[credentials];
  return { ...chosen, ...(contentType === undefined ? {} : { 'content-type': contentType }) };
}

it(
  `${REQUESTS} requests over every route, well-formed and hostile: never a fault of the server, always the form of every error`,
  async () => {
    let sentCount = 0;
    const statuses = new Map<number, number>();
    const names = Object.keys(ROUTES) as RouteName[];
    await fc.assert(
      fc.asyncProperty(fc.oneof(...names.map(attemptOn)), async (attempt) => {
        if (sentCount % RENEWAL_REQUESTS === 0) await renewIds();
        sentCount += 1;
        const path = withKnownIds(attempt.path);
        const body = attempt.body === undefined ? undefined : withKnownIds(attempt.body);
        const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
        const answer = await sendRaw(core.url, {
          method: ROUTES[attempt.name].method,
          path,
          headers: { ...headersOf(attempt), ...length },
          ...(body === undefined ? {} : { body }),
        });
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        expect(answer.status, answer.text.slice(0, 500)).toBeLessThan(500);
        if (answer.status >= 400) readRefusal(answer, path);
        const schema: unknown = ROUTES[attempt.name].answer;
        if (answer.status === ROUTES[attempt.name].status && schema instanceof z.ZodType) {
          schema.parse(JSON.parse(answer.text));
        }
      }),
      { numRuns: REQUESTS },
    );
    expect((await sendRaw(core.url, { path: '/health' })).status).toBe(200);
    // Enough of them must have got through, or the test would prove little.
    const successCount = [...statuses].reduce((sum, [status, count]) => sum + (status < 300 ? count : 0), 0);
    expect(successCount, JSON.stringify([...statuses])).toBeGreaterThan(REQUESTS / 10);
  },
  PATIENCE_MS,
);

it(
  'socket events with anything in them are acknowledged, and break neither socket nor server',
  async () => {
    await renewIds();
    const sockets: SocketClient[] = [await core.personSocket(), await core.agentSocket()];
    const names = Object.keys(CLIENT_EVENTS).filter((name) => name !== 'ping') as (keyof typeof CLIENT_EVENTS)[];
    const emission = fc.oneof(
      ...names.map((name) =>
        fc.record({
          name: fc.constant<string>(name),
          argument: fc.oneof(valueFor(CLIENT_EVENTS[name]), hostileValue, knownId),
          at: fc.integer({ min: 0, max: 1 }),
        }),
      ),
    );
    await fc.assert(
      fc.asyncProperty(emission, async ({ name, argument, at }) => {
        const text = JSON.stringify(argument) ?? 'null';
        const acknowledged = await sockets[at]?.ask(name, JSON.parse(withKnownIds(text)));
        expect(typeof acknowledged?.ok).toBe('boolean');
      }),
      { numRuns: Math.ceil(REQUESTS * SOCKET_SHARE) },
    );
    for (const socket of sockets) {
      // What no event is called, and what no acknowledgement follows.
      socket.socket.emit('no such event', { a: 1 });
      socket.socket.emit('subscribe:channel');
      socket.socket.emit('message:delta', null, 'not a function');
      await socket.caughtUp();
    }
  },
  PATIENCE_MS,
);
