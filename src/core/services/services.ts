import type { AgentSettings } from './agent-settings.ts';
import type { AgentStatistics } from './agent-statistics.ts';
import type { Agents } from './agents.ts';
import type { ApiKeys } from './api-keys.ts';
import type { Avatars } from './avatars.ts';
import type { FileKeeper } from './file-keeper.ts';
import type { FileShares } from './file-shares.ts';
import type { Files } from './files.ts';
import type { Messages } from './messages.ts';
import type { PluginFetch } from './plugin-fetch.ts';
import type { Plugins } from './plugins.ts';
import type { Reviews } from './reviews.ts';
import type { Sessions } from './sessions.ts';
import type { Streams } from './streams.ts';
import type { UserAccounts } from './user-accounts.ts';
import type { UserPreferences } from './user-preferences.ts';
import type { WebhookSettingsService } from './webhook-settings.ts';
import type { Webhooks } from './webhooks.ts';

/** What routes and sockets may ask of the core. */
export interface Services {
  readonly messages: Messages;
  readonly reviews: Reviews;
  readonly agents: Agents;
  readonly files: Files;
  readonly fileKeeper: FileKeeper;
  readonly fileShares: FileShares;
  readonly avatars: Avatars;
  readonly apiKeys: ApiKeys;
  readonly sessions: Sessions;
  readonly agentSettings: AgentSettings;
  readonly agentStatistics: AgentStatistics;
  readonly streams: Streams;
  readonly userAccounts: UserAccounts;
  readonly userPreferences: UserPreferences;
  readonly plugins: Plugins;
  readonly pluginFetch: PluginFetch;
  readonly webhooks: Webhooks;
  readonly webhookSettings: WebhookSettingsService;
}
