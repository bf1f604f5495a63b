import type { ServedAddress } from './domain/local-address.ts';
import { type Listening, listen } from './http/listening.ts';
import { accountRoutes } from './http/routes/account-routes.ts';
import { agentRoutes } from './http/routes/agent-routes.ts';
import { agentSettingRoutes } from './http/routes/agent-setting-routes.ts';
import { conversationRoutes } from './http/routes/conversation-routes.ts';
import { docsRoutes } from './http/routes/docs-routes.ts';
import { fileRoutes } from './http/routes/file-routes.ts';
import { personRoutes } from './http/routes/person-routes.ts';
import { pluginRoutes } from './http/routes/plugin-routes.ts';
import { userRoutes } from './http/routes/user-routes.ts';
import { webhookRoutes } from './http/routes/webhook-routes.ts';
import { createHttpServer } from './http/server.ts';
import { openMcpDoor } from './mcp/door.ts';
import type { CoreOptions } from './options.ts';
import { joinParts } from './parts.ts';
import { type Ports, systemPorts } from './ports.ts';
import { presentInstant } from './presenters/instant.ts';
import { startGateway } from './realtime/gateway.ts';
import { type Ownership, writeAgentFile } from './services/first-start.ts';
import { type OpenStore, openStore } from './store/open.ts';

/** How long held calls may take to get their last answer when the core stops. */
const STOP_GRACE_MS = 1_000;

/** A running core. */
export interface Core {
  readonly address: Listening;
  readonly ownership: Ownership;
  /** A session of the owner, for the program that started this core in its own process. */
  issueOwnerToken(): Promise<string>;
  /** Answers held calls `pending`, closes connections, then the store; within 2 s. Safe to call twice. */
  stop(): Promise<void>;
}

/**
 * Builds and starts an embedded Placet server on a data folder. Raises `StartUpFault` when the folder, its database or
 * the address cannot be used, and then leaves nothing open.
 */
export async function createCore(options: CoreOptions, ports: Ports = systemPorts()): Promise<Core> {
  const store = openStore(options.dataFolder);
  try {
    return await startCore(options, ports, store);
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function startCore(options: CoreOptions, ports: Ports, store: OpenStore): Promise<Core> {
  const parts = await joinParts(options, ports, store.database);
  const { services, events, ownership, limits } = parts;
  let served: ServedAddress = { host: options.host, port: options.port, allowedHosts: options.allowedHosts };
  const servedAddress = () => served;
  let stopping: Promise<void> | undefined;
  const isStopping = () => stopping !== undefined;
  const server = await createHttpServer({
    handlers: {
      health: async () => ({ status: 'ok', timestamp: presentInstant(ports.clock.now()) }),
      ...agentRoutes(services),
      ...personRoutes(services),
      ...accountRoutes(services),
      ...fileRoutes(services),
      ...conversationRoutes(services),
      ...agentSettingRoutes(services),
      ...userRoutes(services),
      ...webhookRoutes(services),
      ...pluginRoutes(services),
      ...docsRoutes(),
    },
    authenticators: services,
    receiveFile: services.fileKeeper.receive,
    ports,
    servedAddress,
    isStopping,
  });
  const mcp = openMcpDoor({ server, services, events, ports, limits, isStopping });
  const gateway = startGateway({ httpServer: server.server, services, events, ports, limits, servedAddress });

  const stopServing = async (): Promise<void> => {
    const atRest = parts.stopClocks();
    const cutOff = setTimeout(() => server.server.closeAllConnections(), STOP_GRACE_MS);
    await Promise.all([gateway.stop(), mcp.stop()]);
    await server.close();
    clearTimeout(cutOff);
    await atRest;
    await parts.finish();
  };

  try {
    await parts.recover();
    const address = await listen(server, options.host, options.port);
    served = { ...served, port: address.port };
    await parts.startClocks();
    if (options.isAgentFileWritten !== false) {
      const { apiKey, channelId } = ownership;
      await writeAgentFile(options.dataFolder, { url: address.url, apiKey, channelId });
    }
    return {
      address,
      ownership,
      issueOwnerToken: () => services.sessions.issueToken(ownership.owner),
      stop: () => {
        stopping ??= stopServing().then(() => store.close());
        return stopping;
      },
    };
  } catch (error) {
    await stopServing();
    throw error;
  }
}
