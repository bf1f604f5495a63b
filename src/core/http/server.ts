import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import { type FastifyInstance, type FastifyRequest, fastify } from 'fastify';
import { AppError } from '../../contract/errors.ts';
import { LIMITS } from '../../contract/limits.ts';
import { TAILWIND_PATH } from '../../contract/plugin-frame.ts';
import { isLoopback, isServedHost, isServedOrigin, type ServedAddress } from '../domain/local-address.ts';
import type { Ports } from '../ports.ts';
import { answerClientError, answerError, installErrorAnswers } from './error-answer.ts';
import { FORM_LIMITS, type ReceiveFile } from './multipart-form.ts';
import { type Authenticators, type RouteHandlers, registerRoutes } from './routing.ts';

/** What the HTTP server is joined from. */
export interface HttpParts {
  readonly handlers: RouteHandlers;
  readonly authenticators: Authenticators;
  readonly ports: Ports;
  /** Takes in the file of a multipart form while it arrives. */
  readonly receiveFile: ReceiveFile;
  /** The address that is served; asked at each request, because the port is known only after listening. */
  readonly servedAddress: () => ServedAddress;
  /** Whether the core stops, so that a connection is done with after its answer. */
  readonly isStopping: () => boolean;
}

/** Builds the server without listening: address guard first, then bodies, errors and every route. */
export async function createHttpServer(parts: HttpParts): Promise<FastifyInstance> {
  const server = fastify({
    logger: false,
    bodyLimit: LIMITS.jsonBodyBytes,
    routerOptions: { maxParamLength: LIMITS.pathParameterChars, ignoreTrailingSlash: true },
    forceCloseConnections: 'idle',
    clientErrorHandler: (error, socket) => answerClientError(error, socket, parts.ports),
    // A URL that the router cannot read comes here past all hooks.
    frameworkErrors: (error, request, reply) => {
      const refusal = findAddressRefusal(request, parts.servedAddress());
      answerError(refusal ?? error, request, reply, parts.ports);
    },
  });
  // By itself Node drops what is over 1,000 headers, be it the Host or the key, without a word.
  server.server.maxHeadersCount = 0;
  server.addHook('onRequest', async (request) => {
    const refusal = findAddressRefusal(request, parts.servedAddress());
    if (refusal !== null) throw refusal;
    if (request.raw.rawHeaders.length / 2 > LIMITS.requestHeadersCount) throw new AppError('too_many_headers');
  });
  server.addHook('onSend', async (_request, reply) => {
    if (parts.isStopping()) reply.header('connection', 'close');
  });
  acceptEmptyBodies(server);
  await server.register(multipart, { limits: FORM_LIMITS });
  await server.register(cookie);
  await limitRate(server, parts);
  installErrorAnswers(server, parts.ports);
  registerRoutes(server, parts.handlers, parts.authenticators, parts.receiveFile);
  return server;
}

/** Beyond this computer nobody may hammer a route (contract.md 2.3); agents on it are trusted to know what they do. */
async function limitRate(server: FastifyInstance, { servedAddress }: HttpParts): Promise<void> {
  if (isLoopback(servedAddress().host)) return;
  await server.register(rateLimit, {
    max: LIMITS.ratePerRouteCount,
    timeWindow: LIMITS.rateWindowMs,
    keyGenerator: ({ ip, method, routeOptions }) => `${ip} ${method} ${routeOptions.url}`,
    errorResponseBuilder: () => new AppError('rate_limited'),
  });
}

/** Why a request under this name or from this web page gets no answer; null when it does. */
function findAddressRefusal({ headers, url }: FastifyRequest, served: ServedAddress): AppError | null {
  if (!isServedHost(headers.host, served)) return new AppError('host_refused');
  // A plugin's frame is sandboxed, so its origin is `null`; this library is all that it may load here (contract.md 11.3).
  if (headers.origin === 'null' && url === TAILWIND_PATH) return null;
  if (!isServedOrigin(headers.origin, served)) return new AppError('origin_refused');
  return null;
}

const TOO_DEEP = `The body is nested more than ${LIMITS.jsonLevels} levels deep`;

function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((member) => isDeeperThan(levels - 1, member));
}

/** An empty body is fine whatever its content type says (contract.md 2.2, R33). */
function acceptEmptyBodies(server: FastifyInstance): void {
  const parseJson = server.getDefaultJsonParser('remove', 'remove');
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined);
    else {
      parseJson(request, body as string, (error, value) => {
        if (error === null && isDeeperThan(LIMITS.jsonLevels, value)) done(new AppError('malformed_json', TOO_DEEP));
        else done(error, value);
      });
    }
  });
  server.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => {
    if (body === '') done(null, undefined);
    else done(new AppError('media_type_unsupported'), undefined);
  });
}
