import type { z } from 'zod';
import type { WebhookDelivery, webhookAttempt } from '../../../contract/webhook.ts';
import type { PlainKey } from '../../../words/catalogue.ts';
import { t } from '../../../words/words.ts';
import { ownValue } from '../../state/own-value.ts';
import { durationWords } from '../../state/time-words.ts';

/** One try of a delivery. */
export type Attempt = z.infer<typeof webhookAttempt>;

/** What was delivered: the answer to a review, or a message of the person. */
export type Delivered = 'answer' | 'message';

const WORDS: Readonly<Record<string, Readonly<Record<Delivered, PlainKey>>>> = {
  sent: {
    answer: 'delivery.storedUntilAgentAsks',
    message: 'delivery.storedUntilAgentLooks',
  },
  webhook_delivered: { answer: 'delivery.deliveredToWebhook', message: 'delivery.deliveredToWebhook' },
  webhook_failed: {
    answer: 'delivery.webhookDidNotTake',
    message: 'delivery.webhookDidNotTake',
  },
  agent_received: { answer: 'delivery.agentHasIt', message: 'delivery.agentHasIt' },
};
const SHORT: Readonly<Record<string, PlainKey>> = {
  sent: 'delivery.stored',
  webhook_delivered: 'delivery.delivered',
  webhook_failed: 'delivery.notDelivered',
  agent_received: 'delivery.agentHasIt',
};

/** How far the agent’s side has taken notice, as a sentence. */
export function deliveryWords(status: string | null | undefined, of: Delivered): string {
  const words = ownValue(WORDS, status) ?? WORDS.sent;
  return words ? t(words[of]) : '';
}

/** The same in a word or two. */
export function shortDeliveryWords(status: string | null | undefined): string {
  return t(ownValue(SHORT, status) ?? 'delivery.stored');
}

const OUTCOMES: Readonly<Record<string, PlainKey>> = {
  delivered: 'delivery.delivered',
  rejected: 'delivery.refused',
  unreachable: 'delivery.notReached',
  blocked: 'delivery.addressNotAllowed',
  unresolved: 'delivery.nameNotFound',
  interrupted: 'delivery.cutOff',
};

/** How one try ended, in few words: `Refused · HTTP 500 · 1 s`. */
export function attemptWords({ outcome, statusCode, durationMs }: Attempt): string {
  const parts = [t(ownValue(OUTCOMES, outcome) ?? 'delivery.underWay')];
  if (statusCode !== null) parts.push(t('delivery.httpStatus', { statusCode }));
  if (durationMs !== null)
    parts.push(durationMs < 1_000 ? t('delivery.milliseconds', { durationMs }) : durationWords(durationMs));
  return parts.join(' · ');
}

/** Why the last try failed, as a sentence; null when it did not or nothing is known. */
export function failureReason(deliveries: readonly WebhookDelivery[]): string | null {
  const attempts = deliveries.flatMap((delivery) => delivery.attempts);
  attempts.sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1));
  return attempts.at(-1)?.reason ?? null;
}
