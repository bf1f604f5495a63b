import { createServer, type Server as HttpServer, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Certificate } from './certificate.ts';
import { type Gateway, openGateway } from './gateway.ts';
import { sweepExpired } from './reviews.ts';
import { accountRoutes } from './routes/account-routes.ts';
import { agentMessageRoutes } from './routes/agent-message-routes.ts';
import { channelRoutes } from './routes/channel-routes.ts';
import { fileRoutes } from './routes/file-routes.ts';
import { messageRoutes } from './routes/message-routes.ts';
import { pluginRoutes } from './routes/plugin-routes.ts';
import { sessionRoutes } from './routes/session-routes.ts';
import { type HttpOptions, openHttp, type Router } from './routing.ts';
import { withWebApp } from './web-app.ts';
import type { World } from './world.ts';

/**
 * How the server is laid out (contract.md 2.1): the backend alone, the all-in-one image on one port, or a web app on a port
 * of its own that forwards REST but no WebSocket.
 */
export type ReferenceLayout = 'backend' | 'all-in-one' | 'split';

/** Ports of a server, kept over restarts; 0 as long as the system may choose. */
export interface Ports {
  backend: number;
  web: number;
}

/** What one run is made of. */
export interface RunOptions extends HttpOptions {
  readonly layout: ReferenceLayout;
  readonly certificate: Certificate | null;
  readonly ports: Ports;
}

/** One run of the server, from a start to a stop. */
export interface Run {
  readonly gateway: Gateway;
  stop(): Promise<void>;
}

const MINUTE_MS = 60_000;

/** Opens the ports of a world; what the run learns of them stays in `options.ports`. */
export async function startRun(world: World, options: RunOptions): Promise<Run> {
  const { layout, certificate, ports } = options;
  const app = await openHttp(world, options, (router) => declareRoutes(router, world));
  const api: RequestListener = (request, response) => app.routing(request, response);
  const addresses = () => ({
    wsUrl: addressOf(certificate, ports.backend),
    appUrl: addressOf(certificate, layout === 'split' ? ports.web : ports.backend),
  });

  const backend = listener(certificate, layout === 'all-in-one' ? withWebApp(api, addresses, true) : api);
  const gateway = openGateway(backend, world);
  ports.backend = await listen(backend, ports.backend);
  const web = layout === 'split' ? listener(certificate, withWebApp(api, addresses, false)) : null;
  if (web !== null) {
    web.on('upgrade', (_request, line) => line.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n'));
    ports.web = await listen(web, ports.web);
  }

  let sweep: NodeJS.Timeout;
  const sweepAtFullMinute = (): void => {
    sweep = setTimeout(
      () => {
        sweepExpired(world);
        sweepAtFullMinute();
      },
      MINUTE_MS - (Date.now() % MINUTE_MS),
    );
    sweep.unref();
  };
  sweepAtFullMinute();

  return {
    gateway,
    async stop() {
      clearTimeout(sweep);
      gateway.close();
      await Promise.all([backend, ...(web === null ? [] : [web])].map(close));
      await app.close();
    },
  };
}

/** Where a port of the server is reached. */
export function addressOf(certificate: Certificate | null, port: number): string {
  return `${certificate === null ? 'http' : 'https'}://127.0.0.1:${port}`;
}

function declareRoutes(router: Router, world: World): void {
  router.open('GET /health', () => ({ status: 'ok', timestamp: new Date().toISOString() }));
  sessionRoutes(router, world);
  accountRoutes(router, world);
  channelRoutes(router, world);
  messageRoutes(router, world);
  agentMessageRoutes(router, world);
  fileRoutes(router, world);
  pluginRoutes(router, world);
}

function listener(certificate: Certificate | null, serve: RequestListener): HttpServer {
  return certificate === null ? createServer(serve) : createSecureServer({ ...certificate }, serve);
}

function listen(server: HttpServer, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function close(server: HttpServer): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
