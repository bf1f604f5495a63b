import { AppError } from '../../contract/errors.ts';
import type { CoreEvent } from '../domain/events.ts';
import type { StoredMessage } from '../domain/message.ts';
import type { StoredAttempt, StoredDelivery, WebhookEvent } from '../domain/webhook.ts';
import { chooseWebhook } from '../domain/webhook-choice.ts';
import type { AgentStore } from '../store/agents.ts';
import type { MessageStore } from '../store/messages.ts';
import type { Agents } from './agents.ts';
import { type AttemptParts, createWebhookAttempts } from './webhook-attempts.ts';
import { createWebhookQueue } from './webhook-queue.ts';

/** Attempts that still run get this long to end when the core stops; then they are called off. */
const STOP_GRACE_MS = 500;

/**
 * Webhooks: one subscriber of the event bus (contract.md 9). The store made a delivery due with the fact itself; an event
 * only says that it is time to look. An attempt is written down before anything is sent, so that after a crash none that
 * may have been sent is sent again, unless `webhooks.attempts` allows for more than one.
 */
export interface Webhooks {
  /** Ends what a crash interrupted, sends what was not begun, and follows the bus from here on. */
  start(): Promise<void>;
  /** Begins nothing more, waits a moment for attempts that run, calls the others off and notes that. */
  stop(): Promise<void>;
  /**
   * Sends a message's webhook again by hand and waits for the result, which may be another failure (contract.md 9.6).
   * Raises `webhook_missing_for_message`, `webhook_missing_for_agent`, `delivery_impossible`, `webhook_refused` with the
   * reason, `message_not_found`, `channel_forbidden`.
   */
  retry(ownerId: string, messageId: string): Promise<void>;
  /** The log of a message, first delivery first. Raises `message_not_found`, `channel_forbidden`. */
  list(ownerId: string, messageId: string): Promise<(StoredDelivery & { attempts: StoredAttempt[] })[]>;
}

/** What the service is joined from. */
export interface WebhookParts extends AttemptParts {
  readonly messageStore: MessageStore;
  readonly agentStore: AgentStore;
  readonly agents: Agents;
}

export function createWebhooks(parts: WebhookParts): Webhooks {
  const { deliveries, messageStore, agentStore, agents, events, ports } = parts;
  const attempts = createWebhookAttempts(parts);
  const byHand = new Set<Promise<void>>();
  let leaveBus: () => void = () => undefined;

  const queue = createWebhookQueue(deliveries, ports, async (delivery) => {
    const message = await messageStore.find(delivery.messageId);
    const agent = message === null ? null : await agentStore.find(message.channelId);
    // Deleted meanwhile, and the delivery with it.
    if (message === null || agent === null) return;
    const target = chooseWebhook(delivery.event, message, agent);
    if (target !== null) await attempts.run({ delivery, target, message, isByHand: false });
    else if (delivery.attemptCount === 0) await deliveries.discard(delivery.id);
    else await attempts.giveUp(delivery);
  });

  const getOwned = async (ownerId: string, messageId: string) => {
    const message = await messageStore.find(messageId);
    if (message === null) throw new AppError('message_not_found');
    return { message, agent: await agents.getOwned(ownerId, message.channelId, 'channel_forbidden') };
  };

  const retry: Webhooks['retry'] = async (ownerId, messageId) => {
    const { message, agent } = await getOwned(ownerId, messageId);
    const event = eventToRepeat(message);
    const target = chooseWebhook(event, message, agent);
    if (target === null) {
      throw new AppError(event === 'message:created' ? 'webhook_missing_for_agent' : 'webhook_missing_for_message');
    }
    const delivery = await deliveries.ensure(messageId, event, ports.newId(), ports.clock.now());
    const result = delivery === null ? null : await attempts.run({ delivery, target, message, isByHand: true });
    if (result === null) throw new AppError('message_not_found');
    if (result.outcome === 'blocked' || result.outcome === 'unresolved') {
      throw new AppError('webhook_refused', result.reason ?? undefined);
    }
  };

  return {
    async start() {
      for (const delivery of await deliveries.listStarted()) await attempts.endInterrupted(delivery);
      leaveBus = events.subscribe((event) => {
        if (mayHaveWebhook(event)) queue.look();
      });
      queue.look();
    },
    async stop() {
      leaveBus();
      const { callOff } = attempts.stop();
      const grace = setTimeout(callOff, STOP_GRACE_MS);
      await queue.stop();
      await Promise.allSettled(byHand);
      clearTimeout(grace);
    },
    async retry(ownerId, messageId) {
      const running = retry(ownerId, messageId);
      byHand.add(running);
      try {
        await running;
      } finally {
        byHand.delete(running);
      }
    },
    async list(ownerId, messageId) {
      await getOwned(ownerId, messageId);
      return deliveries.listOfMessage(messageId);
    },
  };
}

function mayHaveWebhook(event: CoreEvent): boolean {
  if (event.kind === 'message:created') return event.message.senderType === 'user';
  return event.kind === 'review:responded' || event.kind === 'review:expired';
}

/** Which event a person may have sent again (contract.md 9.6). Raises `delivery_impossible`. */
function eventToRepeat(message: StoredMessage): WebhookEvent {
  if (message.senderType === 'user') return 'message:created';
  if (message.review?.status === 'completed') return 'review:responded';
  throw new AppError('delivery_impossible');
}
