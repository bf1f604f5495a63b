import { setTimeout as sleep } from 'node:timers/promises';
import { BYTES } from '../contract/route.ts';
import { ROUTES, type Route, type RouteAnswer, type RouteName, routePath } from '../contract/routes.ts';

/** What the agent spoke with is not there any more: its key, its channel or its message was taken away. */
export class AgentGone extends Error {
  override readonly name = 'AgentGone';
}

/** What a call carries. */
export interface AgentCall {
  readonly parameters?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** A file with fields, in place of `body`. */
  readonly form?: FormData;
}

/** The agents' side of a Placet server, as any agent's program sees it. */
export interface AgentApi {
  /** Calls a route until the server has answered, also through its restarts. Raises {@link AgentGone}. */
  call<N extends RouteName>(name: N, input?: AgentCall, signal?: AbortSignal): Promise<RouteAnswer<N>>;
  /** Where a socket is opened, with what it says of itself. */
  access(): { readonly url: string; readonly apiKey: string };
  moveTo(url: string): void;
  signInWith(apiKey: string): void;
  /** Hears that the server is elsewhere, until the returned function is called. */
  onMoved(listener: () => void): () => void;
}

/** Between two tries while the server is being started again. */
const RETRY_MS = 500;
const GONE: ReadonlySet<number> = new Set([401, 403, 404]);

/** Makes a client that does not yet know where its server is. */
export function createAgentApi(): AgentApi {
  let access = { url: '', apiKey: '' };
  const listeners = new Set<() => void>();

  /** The server's answer; null when it is not there or not well, which passes. */
  const reach = async (name: RouteName, input: AgentCall, signal?: AbortSignal): Promise<Response | null> => {
    const route: Route = ROUTES[name];
    const url = new URL(routePath(name, input.parameters), access.url);
    for (const [key, value] of Object.entries(input.query ?? {})) url.searchParams.set(key, value);
    const headers: Record<string, string> = { 'x-api-key': access.apiKey };
    if (input.body !== undefined) headers['content-type'] = 'application/json';
    const body = input.form ?? (input.body === undefined ? null : JSON.stringify(input.body));
    try {
      const response = await fetch(url, { method: route.method, headers, body, signal: signal ?? null });
      return response.status >= 500 || response.status === 429 ? null : response;
    } catch (error) {
      signal?.throwIfAborted();
      if (error instanceof TypeError) return null;
      throw error;
    }
  };

  return {
    async call<N extends RouteName>(name: N, input: AgentCall = {}, signal?: AbortSignal) {
      for (;;) {
        const response = await reach(name, input, signal);
        const text = await response?.text().catch(() => null);
        if (!response || text == null) {
          await sleep(RETRY_MS, undefined, signal === undefined ? {} : { signal });
          continue;
        }
        if (GONE.has(response.status)) throw new AgentGone(`${name} answered ${response.status}`);
        if (!response.ok) throw new Error(`${name} answered ${response.status}: ${text}`);
        const { answer }: Route = ROUTES[name];
        // What the schema lets through is what the route's name says.
        return (answer === null || answer === BYTES ? undefined : answer.parse(JSON.parse(text))) as RouteAnswer<N>;
      }
    },
    access: () => access,
    moveTo(url) {
      if (url === access.url) return;
      access = { ...access, url };
      for (const listener of listeners) listener();
    },
    signInWith(apiKey) {
      access = { ...access, apiKey };
    },
    onMoved(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
