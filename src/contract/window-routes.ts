import type { RouteName } from './routes.ts';

/**
 * Routes of a server that the window may call through the main process, which adds the session and parses the answer.
 * What changes the inbox has calls of its own (`desktop.ts`); what carries bytes goes through the files' address.
 */
export const WINDOW_ROUTES = [
  'listMessages',
  'listIterations',
  'listDeliveries',
  'retryDelivery',
  'updateAgent',
  'deleteAgent',
  'createAgent',
  'allAgentsStatistics',
  'agentStatistics',
  'listApiKeys',
  'createApiKey',
  'rotateApiKey',
  'deleteApiKey',
  'currentUser',
  'changePassword',
  'updateUser',
  'listPlugins',
  'listPluginWarnings',
  'getPlugin',
  'getPluginConfig',
  'changePluginConfig',
  'renderPlugin',
  'fetchForPlugin',
  'getWebhookSettings',
  'changeWebhookSettings',
] as const satisfies readonly RouteName[];
export type WindowRoute = (typeof WINDOW_ROUTES)[number];
