import { z } from 'zod';
import type { Route } from '../route.ts';
import { webhookDelivery, webhookSettings, webhookSettingsChange } from '../webhook.ts';

/** Webhooks as the person sees them: sent again by hand (contract.md 9.6); log and settings are Placet Desk's own. */
export const WEBHOOK_ROUTES = {
  retryDelivery: {
    method: 'POST',
    path: '/api/messages/:id/retry',
    auth: 'session',
    summary: 'Send the webhook of a message again and wait for the result',
    status: 200,
    answer: z.object({ retried: z.literal(true) }),
  },
  listDeliveries: {
    method: 'GET',
    path: '/api/messages/:id/deliveries',
    auth: 'session',
    summary: 'Placet Desk only: where the webhooks of a message went, and what came back',
    status: 200,
    answer: z.array(webhookDelivery),
  },
  getWebhookSettings: {
    method: 'GET',
    path: '/api/settings/webhooks',
    auth: 'session',
    summary: 'Placet Desk only: how webhooks are sent; the secret is masked',
    status: 200,
    answer: webhookSettings,
  },
  changeWebhookSettings: {
    method: 'PATCH',
    path: '/api/settings/webhooks',
    auth: 'session',
    summary: 'Placet Desk only: change how webhooks are sent; owners only',
    body: webhookSettingsChange,
    status: 200,
    answer: webhookSettings,
  },
} as const satisfies Record<string, Route>;
