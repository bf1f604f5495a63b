import { createEventBus } from './domain/events.ts';
import type { ServedAddress } from './domain/local-address.ts';
import { type Listening, listen } from './http/listening.ts';
import { accountRoutes } from './http/routes/account-routes.ts';
import { agentRoutes } from './http/routes/agent-routes.ts';
import { personRoutes } from './http/routes/person-routes.ts';
import { createHttpServer } from './http/server.ts';
import type { CoreOptions } from './options.ts';
import { type Ports, systemPorts } from './ports.ts';
import { presentInstant } from './presenters/instant.ts';
import { startGateway } from './realtime/gateway.ts';
import { createAgents } from './services/agents.ts';
import { createApiKeys } from './services/api-keys.ts';
import { createExpirer } from './services/expirer.ts';
import { ensureOwnership, type Ownership, writeAgentFile } from './services/first-start.ts';
import { createMessages } from './services/messages.ts';
import { createReviews } from './services/reviews.ts';
import { createSessions } from './services/sessions.ts';
import { createWaiters } from './services/waiters.ts';
import { createAgentStore } from './store/agents.ts';
import { createApiKeyStore } from './store/api-keys.ts';
import { createMessageStore } from './store/messages.ts';
import { openStore } from './store/open.ts';
import { createReviewStore } from './store/reviews.ts';
import { createSettingStore } from './store/settings.ts';
import { createUserStore } from './store/users.ts';

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

async function startCore(options: CoreOptions, ports: Ports, store: ReturnType<typeof openStore>): Promise<Core> {
  const { database } = store;
  const users = createUserStore(database);
  const settings = createSettingStore(database);
  const messageStore = createMessageStore(database);
  const reviewStore = createReviewStore(database);

  const events = createEventBus((error) =>
    ports.log('error', 'A listener failed on an event', { reason: String(error) }),
  );
  const apiKeys = createApiKeys(createApiKeyStore(database), ports);
  const sessions = await createSessions(users, settings, ports);
  const agents = createAgents(createAgentStore(database), events, ports);
  const expirer = createExpirer(reviewStore, events, ports);
  const waiters = createWaiters(events, ports.clock);
  const messages = createMessages(messageStore, agents, expirer, events, ports);
  const reviews = createReviews({
    reviews: reviewStore,
    messageStore,
    messages,
    agents,
    waiters,
    expirer,
    events,
    ports,
  });
  const services = { messages, reviews, agents, apiKeys, sessions };
  const ownership = await ensureOwnership(options.dataFolder, { users, settings, apiKeys, agents, ports });

  let stopping: Promise<void> | undefined;
  let served: ServedAddress = { host: options.host, port: options.port, allowedHosts: options.allowedHosts };
  const server = await createHttpServer({
    handlers: {
      health: async () => ({ status: 'ok', timestamp: presentInstant(ports.clock.now()) }),
      ...agentRoutes(services),
      ...personRoutes(services),
      ...accountRoutes(services),
    },
    authenticators: services,
    ports,
    servedAddress: () => served,
    isStopping: () => stopping !== undefined,
  });
  const gateway = startGateway({ httpServer: server.server, services, events, ports, servedAddress: () => served });

  const stop = async (): Promise<void> => {
    expirer.stop();
    waiters.stop();
    const cutOff = setTimeout(() => server.server.closeAllConnections(), STOP_GRACE_MS);
    await gateway.stop();
    await server.close();
    clearTimeout(cutOff);
    await store.close();
  };

  try {
    const address = await listen(server, options.host, options.port);
    served = { ...served, port: address.port };
    await expirer.start();
    const { apiKey, channelId } = ownership;
    await writeAgentFile(options.dataFolder, { url: address.url, apiKey, channelId });
    return {
      address,
      ownership,
      issueOwnerToken: () => sessions.issueToken(ownership.owner),
      stop: () => {
        stopping ??= stop();
        return stopping;
      },
    };
  } catch (error) {
    expirer.stop();
    await gateway.stop();
    await server.close();
    throw error;
  }
}
