import { createHmac } from 'node:crypto';
import type { WebhookTarget } from '../domain/webhook-choice.ts';

/** What the headers of a request depend on. */
export interface HeaderFacts {
  readonly target: WebhookTarget;
  readonly body: string;
  /** Id of the delivery, the same in each of its attempts. */
  readonly deliveryId: string;
  /** A `whsec_…` secret that signs the request; null for none. */
  readonly secret: string | null;
}

/** What the connection itself decides. */
const OWN_HEADERS = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/**
 * The headers of contract.md 9.2, later wins whatever its case, then, where there is a secret, the signature, which no
 * agent can replace. `now` is in milliseconds since the epoch.
 */
export function webhookHeaders({ target, body, deliveryId, secret }: HeaderFacts, now: number): Record<string, string> {
  const headers = new Map<string, readonly [name: string, value: string]>();
  const set = (name: string, value: string) => headers.set(name.toLowerCase(), [name, value]);
  set('User-Agent', 'Placet-Desk');
  for (const [name, value] of target.headers) if (!OWN_HEADERS.has(name.toLowerCase())) set(name, value);
  if (secret !== null) {
    for (const [name, value] of signatureHeaders(deliveryId, body, secret, now)) set(name, value);
  }
  return Object.fromEntries(headers.values());
}

/** The three headers of the Standard Webhooks specification in its symmetric form, `v1`. */
function signatureHeaders(id: string, body: string, secret: string, now: number): [name: string, value: string][] {
  const timestamp = String(Math.floor(now / 1000));
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return [
    ['webhook-id', id],
    ['webhook-timestamp', timestamp],
    ['webhook-signature', `v1,${signature}`],
  ];
}
