import { join } from 'node:path';
import { type CrowdLimits, LIMITS } from '../contract/limits.ts';
import { createEventBus, type EventBus } from './domain/events.ts';
import { isLoopback } from './domain/local-address.ts';
import type { CoreOptions } from './options.ts';
import type { Ports } from './ports.ts';
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
import { ensureOwnership, type Ownership } from './services/first-start.ts';
import { createMessages } from './services/messages.ts';
import { createPluginCatalogue } from './services/plugin-catalogue.ts';
import { createPluginFetch } from './services/plugin-fetch.ts';
import { createPlugins } from './services/plugins.ts';
import { findBundledPluginsFolder } from './services/program-folder.ts';
import { createReviews } from './services/reviews.ts';
import { createSecretBox } from './services/secret-box.ts';
import type { Services } from './services/services.ts';
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
import type { Database } from './store/database.ts';
import { createDeliveryStore } from './store/deliveries.ts';
import { createFileBytes } from './store/file-bytes.ts';
import { createMessageStore } from './store/messages.ts';
import { createPluginConfigStore } from './store/plugin-configs.ts';
import { createPreferenceStore } from './store/preferences.ts';
import { createByteReferences } from './store/released-bytes.ts';
import { createReviewStore } from './store/reviews.ts';
import { createSettingStore } from './store/settings.ts';
import { createStreamStore } from './store/streams.ts';
import { createUserAdministrationStore } from './store/user-administration.ts';
import { createUserStore } from './store/users.ts';

/** Everything of the core that stands behind its routes and sockets, joined over one open store. */
export interface CoreParts {
  readonly services: Services;
  readonly events: EventBus;
  readonly ownership: Ownership;
  readonly limits: CrowdLimits;
  /** Takes up what a crash left unfinished and reads the plugins; before anybody can call. */
  recover(): Promise<void>;
  /** Starts the clocks: from here on things happen by themselves. */
  startClocks(): Promise<void>;
  /** Stops the clocks and lets held calls go; answers when webhooks and plugin watching have come to rest. */
  stopClocks(): Promise<void>;
  /** Ends what still wrote for the last calls; afterwards the store may be closed. */
  finish(): Promise<void>;
}

/** Joins every store and service, each from what it needs. Raises `StartUpFault`. */
export async function joinParts(options: CoreOptions, ports: Ports, database: Database): Promise<CoreParts> {
  const limits: CrowdLimits = { ...LIMITS, ...options.crowdLimits };
  const users = createUserStore(database);
  const settings = createSettingStore(database);
  const agentStore = createAgentStore(database);
  const messageStore = createMessageStore(database);
  const reviewStore = createReviewStore(database);

  const events = createEventBus((error) =>
    ports.log('error', 'A listener failed on an event', { reason: String(error) }),
  );
  const apiKeys = createApiKeys(createApiKeyStore(database), events, ports);
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
    limits,
  });
  const secretBox = await createSecretBox(settings, ports, options.secretKey);
  const webhookSettings = await createWebhookSettings({
    settings,
    secretBox,
    allowedAtStart: options.webhookAllow,
    ports,
  });
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
  const catalogue = createPluginCatalogue(pluginFolders, events, ports);
  const plugins = createPlugins({
    catalogue,
    configs: createPluginConfigStore(database),
    secretBox,
    events,
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

  return {
    services,
    events,
    ownership,
    limits,
    async recover() {
      // A retry that is asked for earlier would take a new attempt for one that a crash interrupted.
      await webhooks.start();
      await catalogue.start();
    },
    async startClocks() {
      await expirer.start();
      fileSweeper.start();
      await streamSweeper.start();
    },
    async stopClocks() {
      expirer.stop();
      streamSweeper.stop();
      waiters.stop();
      await Promise.all([webhooks.stop(), catalogue.stop()]);
    },
    finish: () => fileSweeper.stop(),
  };
}
