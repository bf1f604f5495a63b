import type { ManagerOptions, SocketOptions } from 'socket.io-client';
import { proxyFor } from './system-proxy.ts';

/** How a socket reaches its server, as Socket.IO's client takes it. */
export type SocketAgents = Pick<Partial<ManagerOptions & SocketOptions>, 'agent' | 'transportOptions'>;

/**
 * The agents that take a socket through the proxy of the system; none where there is no proxy. A WebSocket is tunnelled, as
 * browsers do it. A proxy that tunnels to no plain address still takes the requests that stand in for one.
 */
export async function socketAgents(url: URL): Promise<SocketAgents> {
  const proxy = await proxyFor(url);
  if (proxy === null) return {};
  const [{ HttpsProxyAgent }, { HttpProxyAgent }] = await Promise.all([
    import('https-proxy-agent'),
    import('http-proxy-agent'),
  ]);
  // The types are those of a browser, where an agent is nothing.
  const agent = new HttpsProxyAgent(proxy) as unknown as string;
  if (url.protocol === 'https:') return { agent };
  return { agent, transportOptions: { polling: { agent: new HttpProxyAgent(proxy) } } };
}
