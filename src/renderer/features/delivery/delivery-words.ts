import type { z } from 'zod';
import type { WebhookDelivery, webhookAttempt } from '../../../contract/webhook.ts';
import { ownValue } from '../../state/own-value.ts';
import { durationWords } from '../../state/time-words.ts';

/** One try of a delivery. */
export type Attempt = z.infer<typeof webhookAttempt>;

/** What was delivered: the answer to a review, or a message of the person. */
export type Delivered = 'answer' | 'message';

const WORDS: Readonly<Record<string, Readonly<Record<Delivered, string>>>> = {
  sent: {
    answer: 'Stored. The agent gets it when it asks.',
    message: 'Stored. The agent gets it when it looks.',
  },
  webhook_delivered: { answer: 'Delivered to the agent’s webhook', message: 'Delivered to the agent’s webhook' },
  webhook_failed: {
    answer: 'The agent’s webhook did not take it. The agent can still read it.',
    message: 'The agent’s webhook did not take it. The agent can still read it.',
  },
  agent_received: { answer: 'The agent has it', message: 'The agent has it' },
};
const SHORT: Readonly<Record<string, string>> = {
  sent: 'Stored',
  webhook_delivered: 'Delivered',
  webhook_failed: 'Not delivered',
  agent_received: 'The agent has it',
};

/** How far the agent’s side has taken notice, as a sentence. */
export function deliveryWords(status: string | null | undefined, of: Delivered): string {
  return (ownValue(WORDS, status) ?? WORDS.sent)?.[of] ?? '';
}

/** The same in a word or two. */
export function shortDeliveryWords(status: string | null | undefined): string {
  return ownValue(SHORT, status) ?? 'Stored';
}

const OUTCOMES: Readonly<Record<string, string>> = {
  delivered: 'Delivered',
  rejected: 'Refused',
  unreachable: 'Not reached',
  blocked: 'Address not allowed',
  unresolved: 'Name not found',
  interrupted: 'Cut off',
};

/** How one try ended, in few words: `Refused · HTTP 500 · 1 s`. */
export function attemptWords({ outcome, statusCode, durationMs }: Attempt): string {
  const parts = [ownValue(OUTCOMES, outcome) ?? 'Under way'];
  if (statusCode !== null) parts.push(`HTTP ${statusCode}`);
  if (durationMs !== null) parts.push(durationMs < 1_000 ? `${durationMs} ms` : durationWords(durationMs));
  return parts.join(' · ');
}

/** Why the last try failed, as a sentence; null when it did not or nothing is known. */
export function failureReason(deliveries: readonly WebhookDelivery[]): string | null {
  const attempts = deliveries.flatMap((delivery) => delivery.attempts);
  attempts.sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1));
  return attempts.at(-1)?.reason ?? null;
}
