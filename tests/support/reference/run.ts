import { createServer, type Server as HttpServer, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
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

/** What one run is made of. */
export interface RunOptions extends HttpOptions {
  readonly layout: ReferenceLayout;
  readonly certificate: Certificate | null;
  /** Where the backend is reached, and the web app. */
  readonly addresses: { readonly wsUrl: string | undefined; readonly appUrl: string };
}

/** One run of the server, from a start to a stop. */
export interface Run {
  readonly gateway: Gateway;
  /** Both take connections from a door and listen on no port of their own. */
  readonly backend: HttpServer;
  readonly web: HttpServer | null;
  stop(): Promise<void>;
}

const MINUTE_MS = 60_000;

/** Serves a world; the caller hands the connections over. */
export async function startRun(world: World, options: RunOptions): Promise<Run> {
  const { layout, certificate, addresses } = options;
  const app = await openHttp(world, options, (router) => declareRoutes(router, world));
  const api: RequestListener = (request, response) => app.routing(request, response);
  const backend = serverOf(certificate, layout === 'all-in-one' ? withWebApp(api, addresses, true) : api);
  const gateway = openGateway(backend, world);
  const web = layout === 'split' ? serverOf(certificate, withWebApp(api, addresses, false)) : null;
  web?.on('upgrade', (_request, line) => line.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n'));

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
    backend,
    web,
    async stop() {
      clearTimeout(sweep);
      gateway.close();
      await app.close();
    },
  };
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

function serverOf(certificate: Certificate | null, serve: RequestListener): HttpServer {
  return certificate === null ? createServer(serve) : createSecureServer({ ...certificate }, serve);
}
