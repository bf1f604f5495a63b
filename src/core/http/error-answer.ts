import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { AppError, ERRORS, type ErrorBody, type ErrorCode, type ValidationIssue } from '../../contract/errors.ts';
import type { Ports } from '../ports.ts';
import { findStorageFault } from '../store/storage-fault.ts';

/** The body of every answer that is not 2xx (contract.md 2.4). */
export function presentError(
  statusCode: number,
  message: string,
  context: { path: string; now: number; issues?: readonly ValidationIssue[] },
): ErrorBody {
  return {
    statusCode,
    error: STATUS_CODES[statusCode] ?? 'Error',
    message,
    ...(context.issues === undefined || context.issues.length === 0 ? {} : { errors: [...context.issues] }),
    timestamp: new Date(context.now).toISOString(),
    path: context.path,
  };
}

/** A failed parse as the error that callers see. */
export function validationError(error: z.ZodError): AppError {
  const issues = error.issues.map((issue) => ({
    path: issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step)),
    code: issue.code ?? 'invalid',
    message: issue.message,
  }));
  return new AppError('validation_failed', undefined, { issues });
}

/** Makes the server answer every error in the contract's form; what is not expected is logged once and not sent. */
export function installErrorAnswers(server: FastifyInstance, ports: Ports): void {
  server.setErrorHandler((error: FastifyError, request, reply) => answerError(error, request, reply, ports));
  server.setNotFoundHandler((request, reply) => sendError(request, reply, ports, noSuchRoute(request)));
}

/** Answers one error in the contract's form; for what the framework finds wrong before any hook, too. */
export function answerError(
  error: FastifyError | AppError,
  request: FastifyRequest,
  reply: FastifyReply,
  ports: Ports,
): FastifyReply {
  const known = error instanceof AppError ? error : translate(error, request);
  if (known.code === 'internal' || known.code.startsWith('storage_')) {
    ports.log('error', `${request.method} ${request.routeOptions.url ?? 'unknown route'} failed`, {
      reason: error.stack ?? String(error),
    });
  }
  return sendError(request, reply, ports, known);
}

/** What is no HTTP gets the contract's form, too, written by hand: there is no request to answer. */
export function answerClientError(error: NodeJS.ErrnoException, socket: Duplex, ports: Ports): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, message] =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? [ERRORS.too_many_headers.status, ERRORS.too_many_headers.message]
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? [408, 'The request took too long to arrive']
        : [400, 'This is not a valid HTTP request'];
  const body = JSON.stringify(presentError(status, message, { path: '', now: ports.clock.now() }));
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: application/json; charset=utf-8\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}

function noSuchRoute(request: FastifyRequest): AppError {
  return new AppError('route_not_found', `Cannot ${request.method} ${request.url}`);
}

function sendError(request: FastifyRequest, reply: FastifyReply, ports: Ports, error: AppError): FastifyReply {
  const { status } = ERRORS[error.code];
  const context = { path: request.url, now: ports.clock.now(), issues: error.issues };
  return reply.code(status).send(presentError(status, error.message, context));
}

const FRAMEWORK_CODES: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'media_type_unsupported',
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed_json',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'malformed_json',
};

function translate(error: FastifyError, request: FastifyRequest): AppError {
  // An id longer than any id names nothing.
  if (error.code === 'FST_ERR_MAX_PARAM_LENGTH') return noSuchRoute(request);
  const code = FRAMEWORK_CODES[error.code];
  if (code !== undefined) return new AppError(code, undefined, { cause: error });
  if (error instanceof SyntaxError) return new AppError('malformed_json', undefined, { cause: error });
  // A URL that cannot be decoded, a header that does not parse: the framework knows that it is the caller's fault.
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
    return new AppError('validation_failed', undefined, { cause: error });
  }
  return new AppError(findStorageFault(error) ?? 'internal', undefined, { cause: error });
}
