import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { BYTES } from '../../contract/route.ts';
import {
  ROUTES,
  type Route,
  type RouteAnswer,
  type RouteBody,
  type RouteName,
  type RouteQuery,
} from '../../contract/routes.ts';
import type { ApiKeys } from '../services/api-keys.ts';
import type { ReceivedFile } from '../services/file-keeper.ts';
import type { Sessions } from '../services/sessions.ts';
import type { StoredUser } from '../store/users.ts';
import { type ByteAnswer, sendBytes } from './byte-answer.ts';
import { authenticateAgent, authenticatePerson, type Caller } from './caller.ts';
import { validationError } from './error-answer.ts';
import { type ReceiveFile, readForm } from './multipart-form.ts';

/** What a handler gets: everything parsed by the route's schemas, the caller known. */
export interface RouteContext<N extends RouteName> {
  readonly caller: CallerOf<N>;
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: RouteQuery<N>;
  readonly body: RouteBody<N>;
  /** The file of a route with a form, in a temporary place until a service keeps it. */
  readonly file: (typeof ROUTES)[N] extends { form: z.ZodType } ? ReceivedFile : undefined;
  readonly reply: FastifyReply;
  /** Aborts when the caller's connection closes before the answer. */
  readonly callerLeft: AbortSignal;
}

type CallerOf<N extends RouteName> = (typeof ROUTES)[N]['auth'] extends 'apiKey'
  ? { readonly userId: string; readonly keyId: string }
  : (typeof ROUTES)[N]['auth'] extends 'session'
    ? { readonly user: StoredUser }
    : undefined;

type Answer<N extends RouteName> = (typeof ROUTES)[N]['answer'] extends typeof BYTES
  ? ByteAnswer
  : [RouteAnswer<N>] extends [undefined]
    ? undefined
    : RouteAnswer<N>;
/** One function per route; the compiler misses none. */
export type RouteHandlers = {
  readonly [N in RouteName]: (context: RouteContext<N>) => Promise<Answer<N>>;
};

/** What decides who a caller is. */
export interface Authenticators {
  readonly apiKeys: ApiKeys;
  readonly sessions: Sessions;
}

/** Registers every route of the contract: authenticate, parse, handle, answer with the route's status. */
export function registerRoutes(
  server: FastifyInstance,
  handlers: RouteHandlers,
  authenticators: Authenticators,
  receiveFile: ReceiveFile,
): void {
  for (const name of Object.keys(ROUTES) as RouteName[]) {
    const route: Route = ROUTES[name];
    const handle = handlers[name] as (context: unknown) => Promise<unknown>;
    server.route({
      // Fastify's own HEAD would read a file from end to end to drop it.
      method: route.answer === BYTES && route.method === 'GET' ? ['GET', 'HEAD'] : route.method,
      exposeHeadRoute: route.answer !== BYTES,
      url: route.path,
      handler: async (request, reply) => {
        const caller = await authenticate(route, request, authenticators);
        const query = parse(route.query, request.query ?? {});
        const form = await readForm(route, request, receiveFile);
        const body = form === null ? parse(route.body, request.body ?? {}) : form.fields;
        const callerLeft = new AbortController();
        const onClose = () => {
          if (!reply.raw.writableFinished) callerLeft.abort();
        };
        reply.raw.once('close', onClose);
        const parameters = request.params as Record<string, string>;
        const file = form?.file;
        try {
          const answer = await handle({ caller, parameters, query, body, file, reply, callerLeft: callerLeft.signal });
          reply.code(route.status);
          if (route.answer === BYTES) return await sendBytes(request, reply, answer as ByteAnswer);
          return route.answer === null ? reply.send() : answer;
        } finally {
          await file?.bytes.discard();
        }
      },
    });
  }
}

async function authenticate(
  route: Route,
  request: FastifyRequest,
  { apiKeys, sessions }: Authenticators,
): Promise<Caller | undefined> {
  switch (route.auth) {
    case 'none':
      return undefined;
    case 'apiKey':
      return authenticateAgent(request, apiKeys);
    case 'session':
      return authenticatePerson(request, sessions);
    default:
      return route.auth satisfies never;
  }
}

function parse(schema: z.ZodType | undefined, value: unknown): unknown {
  if (schema === undefined) return undefined;
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw validationError(parsed.error);
  return parsed.data;
}
