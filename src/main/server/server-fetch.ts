import type { Dispatcher } from 'undici';
import { proxyFaultOf, proxyFor } from './system-proxy.ts';

/** What a request to a server carries, as `fetch` takes it. */
export type ServerRequest = RequestInit & { readonly duplex?: 'half' };

const pools = new Map<string, Dispatcher>();

/**
 * Does what `fetch` does, by the proxy of the system where there is one: https and sockets by a tunnel, plain http by asking
 * the proxy for the whole address. Raises `ProxyFault` beside what `fetch` raises.
 */
export async function serverFetch(url: URL, request: ServerRequest): Promise<Response> {
  const proxy = await proxyFor(url);
  if (proxy === null) return fetch(url, request);
  // Node's own `fetch` takes pools of its own version only, so both come from the library; few people need it.
  const undici = await import('undici');
  const pool = pools.get(proxy.href) ?? new undici.ProxyAgent({ uri: proxy.href, proxyTunnel: false });
  pools.set(proxy.href, pool);
  try {
    const throughProxy = undici.fetch as unknown as (url: URL, request: object) => Promise<Response>;
    return await throughProxy(url, { ...request, dispatcher: pool });
  } catch (error) {
    throw proxyFaultOf(error, proxy, url.host) ?? error;
  }
}

/** Lets no later request take a connection to a proxy of now; what is under way goes on. */
export function forgetProxyConnections(): void {
  for (const pool of pools.values()) pool.close().catch(() => undefined);
  pools.clear();
}
