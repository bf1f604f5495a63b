import { MASKED_SECRET, type SetWebhookRequest, type UpdateAgentRequest } from '../../contract/agent-settings.ts';
import type { StoredAgent } from './agent.ts';

type WebhookAuth = StoredAgent['webhookAuth'];
type Management = Pick<StoredAgent, 'managementUrl' | 'managementApiKey'>;

/** The agent after a change; members left out stay, null clears (contract.md 6.9). */
export function changedAgent(agent: StoredAgent, change: UpdateAgentRequest): StoredAgent {
  return {
    ...agent,
    name: change.name ?? agent.name,
    description: change.description ?? agent.description,
    avatarUrl: change.avatarUrl === undefined ? agent.avatarUrl : change.avatarUrl,
    webhookUrl: change.webhookUrl === undefined ? agent.webhookUrl : change.webhookUrl,
    webhookHeaders: change.webhookHeaders === undefined ? agent.webhookHeaders : change.webhookHeaders,
    webhookAuth: change.webhookAuth === undefined ? agent.webhookAuth : unmaskedAuth(change.webhookAuth, agent),
    tag: change.tag === undefined ? agent.tag : change.tag,
  };
}

/** The agent with its webhook replaced whole: headers and auth that are left out are cleared (contract.md 6.9). */
export function agentWithWebhook(agent: StoredAgent, request: SetWebhookRequest): StoredAgent {
  return {
    ...agent,
    webhookUrl: request.url,
    webhookHeaders: request.headers ?? null,
    webhookAuth: unmaskedAuth(request.auth ?? null, agent),
    ...(request.management ? managementOf(request.management, agent) : {}),
  };
}

/** What is stored of a management address; a masked key keeps the stored one (R21). */
export function managementOf(
  wish: { readonly url: string | null; readonly apiKey: string | null },
  agent: StoredAgent,
): Management {
  const managementApiKey = wish.apiKey === MASKED_SECRET ? agent.managementApiKey : wish.apiKey;
  return { managementUrl: wish.url, managementApiKey };
}

/** The auth to store: a masked password means the stored one, and nothing when none is stored (R21). */
function unmaskedAuth(wish: WebhookAuth, agent: StoredAgent): WebhookAuth {
  if (wish?.password !== MASKED_SECRET) return wish;
  return agent.webhookAuth === null ? null : { username: wish.username, password: agent.webhookAuth.password };
}
