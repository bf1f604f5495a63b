import { type ErrorBody, errorBody } from '../../contract/errors.ts';
import { BYTES } from '../../contract/route.ts';
import { ROUTES, type Route, type RouteAnswer, type RouteName, routePath } from '../../contract/routes.ts';
import { SESSION_COOKIE } from '../../contract/session.ts';
import { t } from '../../words/words.ts';
import { type FileForm, multipartBody } from '../files/multipart-body.ts';
import { whyUnreached } from './certificate-fault.ts';
import { serverFetch } from './server-fetch.ts';

const CALL_TIMEOUT_MS = 15_000;
/** A file takes as long as its bytes take to come. */
const FILE_TIMEOUT_MS = 30 * 60_000;

/** The server answered, and the answer is no. */
export class ServerRefusal extends Error {
  override readonly name = 'ServerRefusal';
  readonly status: number;
  readonly body: ErrorBody | null;

  constructor(status: number, body: ErrorBody | null) {
    super(body === null ? t('main.serverAnsweredStatus', { status }) : refusalText(body));
    this.status = status;
    this.body = body;
  }
}

/** The server could not be reached, took too long, or did not speak Placet; what it did with the request is not known. */
export class ServerUnreachable extends Error {
  override readonly name = 'ServerUnreachable';
}

/** How a call says who it is. */
export type Credentials = { readonly sessionToken: string } | { readonly apiKey: string };

/** What a call of a route carries. */
export interface CallInput {
  readonly parameters?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** A file with fields, in place of `body`. */
  readonly form?: FileForm;
}

/** A parsed answer and, where the server renewed the session, its new token. */
export interface ServerAnswer<N extends RouteName> {
  readonly value: RouteAnswer<N>;
  readonly renewedToken: string | null;
}

/**
 * Calls one route of a Placet server over HTTP and parses the answer by the contract. Raises {@link ServerRefusal} or
 * {@link ServerUnreachable}, nothing else.
 */
export async function callServer<N extends RouteName>(
  serverUrl: string,
  credentials: Credentials | null,
  name: N,
  input: CallInput = {},
): Promise<ServerAnswer<N>> {
  const route: Route = ROUTES[name];
  const url = new URL(routePath(name, input.parameters), serverUrl);
  for (const [key, value] of Object.entries(input.query ?? {})) url.searchParams.set(key, value);
  const response = await reach(url, route, credentials, input);
  const text = await readText(response);
  if (!response.ok) throw new ServerRefusal(response.status, parseErrorBody(text));
  return {
    value: parseAnswer(route, text) as RouteAnswer<N>,
    renewedToken: sessionTokenOf(response.headers.getSetCookie()),
  };
}

/** The session token among a response's cookies, read by hand: `Secure` must not matter (contract.md 3.2). */
export function sessionTokenOf(setCookies: readonly string[]): string | null {
  for (const cookie of setCookies) {
    const [pair = ''] = cookie.split(';');
    const separator = pair.indexOf('=');
    if (pair.slice(0, separator).trim() === SESSION_COOKIE) return pair.slice(separator + 1).trim() || null;
  }
  return null;
}

/** What goes out: a form in pieces, JSON, or nothing. */
function outgoing({
  body,
  form,
}: CallInput): { contentType: string; body: string | ReadableStream<Uint8Array> } | null {
  if (form !== undefined) return multipartBody(form);
  return body === undefined ? null : { contentType: 'application/json', body: JSON.stringify(body) };
}

async function reach(url: URL, route: Route, credentials: Credentials | null, input: CallInput): Promise<Response> {
  const headers: Record<string, string> = credentials === null ? {} : credentialHeaders(credentials);
  const sent = outgoing(input);
  if (sent !== null) headers['content-type'] = sent.contentType;
  try {
    return await serverFetch(url, {
      method: route.method,
      headers,
      redirect: 'error',
      signal: AbortSignal.timeout(input.form === undefined ? CALL_TIMEOUT_MS : FILE_TIMEOUT_MS),
      // A body in pieces must say that its answer comes after its end.
      ...(sent === null ? {} : { body: sent.body, duplex: 'half' }),
    });
  } catch (error) {
    throw unreached(error, url);
  }
}

/** Why a request did not arrive, in words that go on in a sentence. */
export function unreached(error: unknown, url: URL): ServerUnreachable {
  const why = whyUnreached(error, url.host)?.replace(/\.$/, '') ?? t('main.serverUnreachable');
  return new ServerUnreachable(why, { cause: error });
}

async function readText(response: Response): Promise<string> {
  try {
    return await response.text();
  } catch (error) {
    throw new ServerUnreachable(t('main.serverBrokeOffAnswer'), { cause: error });
  }
}

function parseAnswer(route: Route, text: string): unknown {
  if (route.answer === null || route.answer === BYTES) return undefined;
  const parsed = route.answer.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw new ServerUnreachable(t('main.serverSpeaksOtherwise'), {
    cause: parsed.error,
  });
}

/** What a server said no with, read from its answer. */
export async function readRefusal(response: Response): Promise<ServerRefusal> {
  return new ServerRefusal(response.status, parseErrorBody(await readText(response)));
}

/** How a request says who it is, in its headers. */
export function credentialHeaders(credentials: Credentials): Record<string, string> {
  return 'apiKey' in credentials
    ? { 'x-api-key': credentials.apiKey }
    : { authorization: `Bearer ${credentials.sessionToken}` };
}

function parseErrorBody(text: string): ErrorBody | null {
  const parsed = errorBody.safeParse(parseJson(text));
  return parsed.success ? parsed.data : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refusalText(body: ErrorBody): string {
  const reasons = body.errors?.map((issue) => issue.message) ?? [];
  const message = Array.isArray(body.message) ? body.message.join('; ') : body.message;
  return reasons.length === 0 ? message : `${message}: ${reasons.join('; ')}`;
}
