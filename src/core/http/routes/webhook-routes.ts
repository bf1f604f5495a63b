import { presentDelivery } from '../../presenters/webhook.ts';
import type { Services } from '../../services/services.ts';
import type { RouteHandlers } from '../routing.ts';

/** Webhooks as the person sees them: sent again by hand, their log, their settings (contract.md 9.6). */
export function webhookRoutes({ webhooks, webhookSettings }: Services) {
  return {
    retryDelivery: async ({ caller, parameters }) => {
      await webhooks.retry(caller.user.id, parameters.id ?? '');
      return { retried: true };
    },
    listDeliveries: async ({ caller, parameters }) =>
      (await webhooks.list(caller.user.id, parameters.id ?? '')).map(presentDelivery),
    getWebhookSettings: async () => webhookSettings.get(),
    changeWebhookSettings: async ({ caller, body }) => webhookSettings.change(caller.user, body),
  } satisfies Partial<RouteHandlers>;
}
