import type { StoredAgent } from './agent.ts';
import type { StoredMessage } from './message.ts';
import type { WebhookEvent } from './webhook.ts';

/** The one address that an event goes to, and what its request carries. */
export interface WebhookTarget {
  /** As it was set, byte for byte; it may be no URL at all. */
  readonly url: string;
  readonly method: string;
  /** In the order in which they are set, later wins (contract.md 9.2). */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** What among the headers the person's log must not show. */
  readonly secrets: readonly string[];
}

/**
 * The first of three addresses that is set: the message's, the agent's, the review's legacy callback; a person's message
 * has the agent's only (contract.md 9.1). Null when there is none.
 */
export function chooseWebhook(event: WebhookEvent, message: StoredMessage, agent: StoredAgent): WebhookTarget | null {
  const isOfMessage = event !== 'message:created';
  const messageUrl = isOfMessage ? message.metadata?.webhookUrl : undefined;
  if (typeof messageUrl === 'string' && messageUrl !== '') {
    // The agent's credentials are for its own receiver (R23).
    const isOwnReceiver = agent.webhookUrl !== null && isSameOrigin(messageUrl, agent.webhookUrl);
    return target(messageUrl, 'POST', isOwnReceiver ? agent : { webhookAuth: null, webhookHeaders: null });
  }
  if (agent.webhookUrl) return target(agent.webhookUrl, 'POST', agent);
  const callback = isOfMessage ? message.review?.callback : null;
  if (!callback) return null;
  return target(callback.url, callback.method ?? 'POST', {
    webhookAuth: null,
    webhookHeaders: callback.headers ?? null,
  });
}

function target(
  url: string,
  method: string,
  { webhookAuth, webhookHeaders }: Pick<StoredAgent, 'webhookAuth' | 'webhookHeaders'>,
): WebhookTarget {
  const headers: [string, string][] = [['Content-Type', 'application/json']];
  const secrets: string[] = Object.values(webhookHeaders ?? {});
  if (webhookAuth?.username && webhookAuth.password) {
    const credentials = base64(`${webhookAuth.username}:${webhookAuth.password}`);
    headers.push(['Authorization', `Basic ${credentials}`]);
    secrets.push(credentials, webhookAuth.password);
  }
  headers.push(...Object.entries(webhookHeaders ?? {}));
  return { url, method: method.toUpperCase(), headers, secrets };
}

function base64(text: string): string {
  let binary = '';
  for (const byte of new TextEncoder().encode(text)) binary += String.fromCharCode(byte);
  return btoa(binary);
}

function isSameOrigin(one: string, other: string): boolean {
  if (!URL.canParse(one) || !URL.canParse(other)) return false;
  const { origin } = new URL(one);
  return origin !== 'null' && origin === new URL(other).origin;
}

/** A URL as it may be shown and stored in the log: without user name, password, query and fragment. */
export function printableUrl(text: string): string {
  if (!URL.canParse(text)) return '(not a URL)';
  const url = new URL(text);
  return `${url.protocol}//${url.host}${url.pathname}${url.search === '' ? '' : '?…'}`;
}
