import { expect } from 'vitest';
import type { ErrorBody } from '../../src/contract/errors.ts';
import { BYTES } from '../../src/contract/route.ts';
import { ROUTES, type Route, type RouteAnswer, type RouteName, routePath } from '../../src/contract/routes.ts';
import { type RawAnswer, readRefusal } from './raw-request.ts';

/** What one call of a route carries; the body may be anything, right or wrong. */
export interface Sending {
  readonly parameters?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** A multipart form, instead of a body. */
  readonly form?: FormData;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** A client that knows the routes of the contract and checks every answer against them. */
export interface ApiClient {
  /** Calls a route that must succeed: with its status, and a body that its schema accepts. Answers the body as sent. */
  call<N extends RouteName>(name: N, sending?: Sending): Promise<RouteAnswer<N>>;
  /** Calls a route that must refuse, in the form of every refusal. */
  refusal(name: RouteName, sending?: Sending): Promise<ErrorBody>;
  /** Calls a route and answers whatever comes. */
  send(name: RouteName, sending?: Sending): Promise<RawAnswer>;
  /** Calls a route whose answer is bytes and answers them, also a part. */
  download(name: RouteName, sending?: Sending, method?: 'HEAD'): Promise<Download>;
}

/** What a route of bytes answered. */
export interface Download {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
}

/** Routes that succeeded in this test file. */
export const reachedRoutes = new Set<RouteName>();

/** Makes a client that sends `credentials` as headers with each request. */
export function createApiClient(url: string, credentials: Readonly<Record<string, string>> = {}): ApiClient {
  const download: ApiClient['download'] = async (name, sending = {}, method) => {
    const response = await fetch(url + pathOf(name, sending), {
      method: method ?? ROUTES[name].method,
      headers: {
        ...credentials,
        ...(sending.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...sending.headers,
      },
      body: sending.form ?? (sending.body === undefined ? null : JSON.stringify(sending.body)),
      signal: sending.signal ?? null,
    });
    const { status, headers } = response;
    return { status, headers, bytes: Buffer.from(await response.arrayBuffer()) };
  };
  const send: ApiClient['send'] = async (name, sending) => {
    const { status, headers, bytes } = await download(name, sending);
    return { status, headers, text: bytes.toString('utf8') };
  };

  return {
    send,
    download,
    async call<N extends RouteName>(name: N, sending?: Sending) {
      const route: Route = ROUTES[name];
      const { status, text } = await send(name, sending);
      expect(status, `${name} answered ${text}`).toBe(route.status);
      reachedRoutes.add(name);
      if (route.answer === null) expect(text).toBe('');
      if (route.answer === null || route.answer === BYTES) return undefined as RouteAnswer<N>;
      const body: unknown = JSON.parse(text);
      route.answer.parse(body);
      return body as RouteAnswer<N>;
    },
    async refusal(name, sending) {
      return readRefusal(await send(name, sending), pathOf(name, sending));
    },
  };
}

function pathOf(name: RouteName, { parameters, query }: Sending = {}): string {
  const search = new URLSearchParams(query).toString();
  return routePath(name, parameters) + (search === '' ? '' : `?${search}`);
}
