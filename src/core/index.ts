import { join } from 'node:path';
import { createEventBus } from './domain/events.ts';
import { isLoopback, type ServedAddress } from './domain/local-address.ts';
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
import type { CoreOptions } from './options.ts';
import { type Ports, systemPorts } from './ports.ts';
import { presentInstant } from './presenters/instant.ts';
import { startGateway } from './realtime/gateway.ts';
import { createAgentSettings } from './services/agent-settings.ts';
import { createAgentStatistics } from './services/agent-statistics.ts';
import { createAgents } from './services/agents.ts';
import { createApiKeys } from './services/api-keys.ts';
import { createAvatars } from './services/avatars.ts';
import { createExpirer } from './services/expirer.ts';
import { createFileKeeper } from './services/file-keeper.ts';
import { createFileShares } from './services/file-shares.ts';
import { createFileSweeper } from './services/file-sweeper.ts';
import { createFiles } from './services/files.ts';
import { ensureOwnership, type Ownership, writeAgentFile } from './services/first-start.ts';
import { createMessages } from './services/messages.ts';
import { createPluginCatalogue } from './services/plugin-catalogue.ts';
import { createPluginFetch } from './services/plugin-fetch.ts';
import { createPlugins } from './services/plugins.ts';
import { findBundledPluginsFolder } from './services/program-folder.ts';
import { createReviews } from './services/reviews.ts';
import { createSecretBox } from './services/secret-box.ts';
import { createSessions } from './services/sessions.ts';
import { createStreamSweeper } from './services/stream-sweeper.ts';
import { createStreams } from './services/streams.ts';
import { createUserAccounts } from './services/user-accounts.ts';
import { createUserPreferences } from './services/user-preferences.ts';
import { createWaiters } from './services/waiters.ts';
import { createWebhookSender } from './services/webhook-sender.ts';
import { createWebhookSettings } from './services/webhook-settings.ts';
import { createWebhooks } from './services/webhooks.ts';
import { createAgentSettingStore } from './store/agent-settings.ts';
import { createAgentStatisticsStore } from './store/agent-statistics.ts';
import { createAgentStore } from './store/agents.ts';
import { createApiKeyStore } from './store/api-keys.ts';
import { createAttachmentStore } from './store/attachments.ts';
import { createAvatarStore } from './store/avatars.ts';
import { createDeliveryStore } from './store/deliveries.ts';
import { createFileBytes } from './store/file-bytes.ts';
import { createMessageStore } from './store/messages.ts';
import { openStore } from './store/open.ts';
import { createPluginConfigStore } from './store/plugin-configs.ts';
import { createPreferenceStore } from './store/preferences.ts';
import { createByteReferences } from './store/released-bytes.ts';
import { createReviewStore } from './store/reviews.ts';
import { createSettingStore } from './store/settings.ts';
import { createStreamStore } from './store/streams.ts';
import { createUserAdministrationStore } from './store/user-administration.ts';
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
  const agentStore = createAgentStore(database);
  const messageStore = createMessageStore(database);
  const reviewStore = createReviewStore(database);

  const events = createEventBus((error) =>
    ports.log('error', 'A listener failed on an event', { reason: String(error) }),
  );
  const apiKeys = createApiKeys(createApiKeyStore(database), ports);
  const sessions = await createSessions(users, settings, ports);
  const agents = createAgents(agentStore, events, ports);
  const expirer = createExpirer(reviewStore, events, ports);
  const streamStore = createStreamStore(database);
  const streamSweeper = createStreamSweeper(streamStore, events, ports);
  const waiters = createWaiters(events, ports.clock);
  const attachments = createAttachmentStore(database);
  const byteReferences = createByteReferences(database);
  const bytes = createFileBytes(join(options.dataFolder, 'files'), byteReferences.isNamed);
  const fileKeeper = createFileKeeper(bytes, ports);
  const fileSweeper = createFileSweeper(attachments, bytes, byteReferences, events, ports);
  const files = createFiles({
    attachments,
    messageStore,
    bytes,
    keeper: fileKeeper,
    sweeper: fileSweeper,
    agents,
    events,
    ports,
  });
  const fileShares = await createFileShares(settings, ports);
  const avatars = createAvatars(createAvatarStore(database), agents, fileKeeper, fileSweeper);
  const messages = createMessages(messageStore, agents, expirer, events, ports, fileKeeper);
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
  const webhookSettings = createWebhookSettings(settings, options.webhookAllow);
  const webhooks = createWebhooks({
    deliveries: createDeliveryStore(database),
    messageStore,
    agentStore,
    agents,
    settings: webhookSettings,
    sender: createWebhookSender(ports),
    events,
    ports,
  });
  const pluginFolders = {
    own: join(options.dataFolder, 'plugins'),
    bundled: options.bundledPluginsFolder === undefined ? findBundledPluginsFolder() : options.bundledPluginsFolder,
  };
  const catalogue = createPluginCatalogue(pluginFolders, ports);
  const plugins = createPlugins({
    catalogue,
    configs: createPluginConfigStore(database),
    secretBox: await createSecretBox(settings, ports, options.secretKey),
    ports,
  });
  const pluginFetch = createPluginFetch(ports, async () => (await webhookSettings.conditions()).policy.rules);
  const services = {
    plugins,
    pluginFetch,
    webhooks,
    webhookSettings,
    files,
    fileKeeper,
    fileShares,
    avatars,
    messages,
    reviews,
    agents,
    apiKeys,
    sessions,
    agentSettings: createAgentSettings(createAgentSettingStore(database), events),
    agentStatistics: createAgentStatistics(createAgentStatisticsStore(database), agents),
    streams: createStreams(messageStore, streamStore, agents, events, ports),
    userAccounts: createUserAccounts(createUserAdministrationStore(database), events, ports),
    userPreferences: createUserPreferences(createPreferenceStore(database), ports),
  };
  const ownership = await ensureOwnership(
    {
      dataFolder: options.dataFolder,
      initialPassword: options.initialPassword ?? null,
      isExposed: !isLoopback(options.host),
    },
    { users, settings, apiKeys, agents, ports },
  );

  let stopping: Promise<void> | undefined;
  let served: ServedAddress = { host: options.host, port: options.port, allowedHosts: options.allowedHosts };
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
    receiveFile: fileKeeper.receive,
    ports,
    servedAddress: () => served,
    isStopping: () => stopping !== undefined,
  });
  const gateway = startGateway({ httpServer: server.server, services, events, ports, servedAddress: () => served });

  const stop = async (): Promise<void> => {
    expirer.stop();
    streamSweeper.stop();
    waiters.stop();
    const webhooksAtRest = webhooks.stop();
    const catalogueClosed = catalogue.stop();
    const cutOff = setTimeout(() => server.server.closeAllConnections(), STOP_GRACE_MS);
    await gateway.stop();
    await server.close();
    clearTimeout(cutOff);
    await fileSweeper.stop();
    await webhooksAtRest;
    await catalogueClosed;
    await store.close();
  };

  try {
    // Before anybody can ask for a retry, or it would take a new attempt for one that a crash interrupted.
    await webhooks.start();
    await catalogue.start();
    const address = await listen(server, options.host, options.port);
    served = { ...served, port: address.port };
    await expirer.start();
    fileSweeper.start();
    await streamSweeper.start();
    const { apiKey, channelId } = ownership;
    if (options.isAgentFileWritten !== false) {
      await writeAgentFile(options.dataFolder, { url: address.url, apiKey, channelId });
    }
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
    streamSweeper.stop();
    await fileSweeper.stop();
    await webhooks.stop();
    await catalogue.stop();
    await gateway.stop();
    await server.close();
    throw error;
  }
}
