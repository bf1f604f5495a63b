import multipart from '@fastify/multipart';
import fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { Refusal, refusalBody } from './refusal.ts';
import { keyHash } from './rows.ts';
import { tokenSubject } from './session-tokens.ts';
import type { StoredUser } from './state.ts';
import type { World } from './world.ts';

/** One request, as a handler sees it. */
export interface Call {
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly body: unknown;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}
/** A request of a person with a session. */
export interface PersonCall extends Call {
  readonly user: StoredUser;
}
/** A request of an agent's program. */
export interface AgentCall extends Call {
  readonly userId: string;
}

type Handler<C> = (call: C) => unknown;
type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** Where the parts of the server put their routes; `at` is a method and a path, and an answer of `undefined` has no body. */
export interface Router {
  open(at: `${Method} ${string}`, handler: Handler<Call>, status?: number): void;
  person(at: `${Method} ${string}`, handler: Handler<PersonCall>, status?: number): void;
  agent(at: `${Method} ${string}`, handler: Handler<AgentCall>, status?: number): void;
}

/** One request that arrived, whatever became of it. */
export interface RequestRecord {
  readonly method: string;
  readonly path: string;
  /** The route as it is declared, `POST /api/messages/:id/respond`; null when there is none. */
  readonly route: string | null;
  /** Null as long as nothing was answered. */
  status: number | null;
}

/** How the HTTP side of one run is made. */
export interface HttpOptions {
  readonly records: RequestRecord[];
  /** Routes that answer 404 although the version has them. */
  readonly missingRoutes: ReadonlySet<string>;
  /** Requests per minute and route before 429; null for no limit. */
  readonly requestsPerMinute: number | null;
}

const FILE_LIMIT_BYTES = 100 * 1024 * 1024;
const MINUTE_MS = 60_000;

/** Makes the HTTP side: upstream's refusals, its two kinds of credentials, and the routes that `declare` puts on it. */
export async function openHttp(
  world: World,
  options: HttpOptions,
  declare: (router: Router) => void,
): Promise<FastifyInstance> {
  const app = fastify({ routerOptions: { maxParamLength: 500 } });
  const paths = new Map<string, Set<string>>();
  await app.register(multipart, { limits: { fileSize: FILE_LIMIT_BYTES } });
  keepRecords(app, options);
  refuseLikeUpstream(app);

  const add = (at: string, status: number, handler: Handler<Call>): void => {
    if (options.missingRoutes.has(at)) return;
    const [method = '', url = ''] = at.split(' ');
    const known = paths.get(url) ?? new Set();
    paths.set(url, known.add(method.toLowerCase()));
    app.route({
      method,
      url,
      handler: async (request, reply) => {
        const { params, query, body } = request as FastifyRequest<{
          Params: Record<string, string>;
          Querystring: Record<string, string>;
        }>;
        const answer = await handler({ parameters: params, query, body, request, reply });
        if (!reply.sent) await reply.code(status).send(answer);
      },
    });
  };
  declare({
    open: (at, handler, status = 200) => add(at, status, handler),
    person: (at, handler, status = 200) =>
      add(at, status, (call) => handler({ ...call, user: requirePerson(world, call.request) })),
    agent: (at, handler, status = 200) =>
      add(at, status, (call) => handler({ ...call, userId: requireAgent(world, call.request) })),
  });
  add('GET /api/docs-json', 200, () => describe(paths));
  await app.ready();
  return app;
}

function keepRecords(app: FastifyInstance, { records, requestsPerMinute }: HttpOptions): void {
  const recent = new Map<string, number[]>();
  const byRequest = new WeakMap<FastifyRequest, RequestRecord>();
  app.addHook('onRequest', async (request, reply) => {
    const { url } = request.routeOptions;
    const route = url === undefined ? null : `${request.method} ${url}`;
    const record: RequestRecord = { method: request.method, path: request.url, route, status: null };
    records.push(record);
    byRequest.set(request, record);
    if (requestsPerMinute === null || route === null) return;
    const times = [...(recent.get(route) ?? []), Date.now()].filter((time) => time > Date.now() - MINUTE_MS);
    recent.set(route, times);
    if (times.length <= requestsPerMinute) return;
    reply.header('retry-after', Math.ceil(((times[0] ?? 0) + MINUTE_MS - Date.now()) / 1000));
    throw new Refusal(429, 'Too Many Requests');
  });
  app.addHook('onResponse', async (request, reply) => {
    const record = byRequest.get(request);
    if (record !== undefined) record.status = reply.statusCode;
  });
}

function refuseLikeUpstream(app: FastifyInstance): void {
  app.setErrorHandler(async (error: FastifyError | Refusal, request, reply) => {
    const status = error instanceof Refusal ? error.status : (error.statusCode ?? 500);
    const message = status === 500 ? 'Internal server error' : error.message;
    await reply.code(status).send(refusalBody(status, message, request.url));
  });
  app.setNotFoundHandler(async (request, reply) => {
    await reply.code(404).send(refusalBody(404, `Cannot ${request.method} ${request.url}`, request.url));
  });
}

/** With a cookie present the header is ignored (contract.md 3.2). */
function requirePerson({ state, times }: World, { headers }: FastifyRequest): StoredUser {
  const cookie = /(?:^|;\s*)access_token=([^;]*)/.exec(headers.cookie ?? '')?.[1];
  const bearer = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1];
  const userId = tokenSubject(cookie ?? bearer, state.secret, times);
  const user = userId === null ? undefined : state.users.get(userId);
  if (user === undefined) throw new Refusal(401, 'Unauthorized');
  return user;
}

/** From 0.4.0 on a key counts in `x-api-key` only (R3). */
function requireAgent({ state }: World, { headers }: FastifyRequest): string {
  const given = headers['x-api-key'];
  if (typeof given !== 'string' || !given.startsWith('hp_')) throw new Refusal(401, 'Missing or invalid API key');
  const hash = keyHash(given);
  const key = [...state.keys.values()].find((known) => known.hash === hash);
  if (key === undefined) throw new Refusal(401, 'Invalid API key');
  key.lastUsedAt ??= new Date().toISOString();
  return key.userId;
}

/** The feature list of a running server; its version never says more than `0.1.0` (contract.md 1). */
function describe(paths: ReadonlyMap<string, ReadonlySet<string>>): object {
  const described = [...paths].map(([path, methods]) => [
    path.replaceAll(/:(\w+)/g, '{$1}'),
    Object.fromEntries([...methods].map((method) => [method, { responses: {} }])),
  ]);
  return { openapi: '3.0.0', info: { title: 'Placet', version: '0.1.0' }, paths: Object.fromEntries(described) };
}
