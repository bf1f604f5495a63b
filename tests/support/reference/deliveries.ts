import { presentMessage } from './presented.ts';
import { Refusal } from './refusal.ts';
import type { StoredMessage } from './state.ts';
import { agentOf, type World } from './world.ts';

/** Changes what is known of a message's delivery and tells the channel's subscribers, nobody else. */
export function setDelivery(world: World, message: StoredMessage, deliveryStatus: string): void {
  message.deliveryStatus = deliveryStatus;
  world.tell('channel', agentOf(world, message), 'message:delivery', { messageId: message.id, deliveryStatus });
}

/**
 * Delivers that a review was answered, after the answer to the person has gone out; the last result wins over an
 * acknowledgement (R25).
 */
export function deliverAnswer(world: World, message: StoredMessage): void {
  const url = addressOf(world, message);
  if (url !== null) setImmediate(() => deliver(world, message, url, answerBody(message)));
}

/** Delivers a person's message to the agent's own address, the only one for it. */
export function deliverPersonMessage(world: World, message: StoredMessage): void {
  const url = agentOf(world, message).webhookUrl;
  if (url !== null) setImmediate(() => deliver(world, message, url, personMessageBody(world, message)));
}

/** Tells the receiver that a review expired; the delivery status stays as it is (contract.md 9.5). */
export function deliverExpiry(world: World, message: StoredMessage, expiredAt: string): void {
  const url = addressOf(world, message);
  if (url === null || world.webhooks.outcome === 'blocked') return;
  const { channelId, id, review } = message;
  const body = {
    event: 'review:expired',
    channelId,
    message_id: id,
    review_type: review?.type,
    expired_at: expiredAt,
  };
  world.webhooks.calls.push({ url, body });
}

/** Delivers once more by hand, or refuses as contract.md 9.6 says. */
export function retryDelivery(world: World, message: StoredMessage): void {
  const isAnswered = message.senderType === 'agent' && message.review?.status === 'completed';
  if (!isAnswered && message.senderType === 'agent') {
    throw new Refusal(400, 'Cannot retry delivery for this message');
  }
  const url = isAnswered ? addressOf(world, message) : agentOf(world, message).webhookUrl;
  if (url === null) {
    throw new Refusal(400, `No webhook configured for this ${isAnswered ? 'message' : 'agent'}`);
  }
  if (world.webhooks.outcome === 'blocked') throw new Refusal(400, 'Webhook URL points to a private address');
  deliver(world, message, url, isAnswered ? answerBody(message) : personMessageBody(world, message));
}

function deliver(world: World, message: StoredMessage, url: string, body: Record<string, unknown>): void {
  // Upstream stumbles over a blocked address without a word (R11).
  if (world.webhooks.outcome === 'blocked' || !world.state.agents.has(message.channelId)) return;
  world.webhooks.calls.push({ url, body });
  setDelivery(world, message, world.webhooks.outcome === 'delivered' ? 'webhook_delivered' : 'webhook_failed');
}

/** The first of the three addresses of contract.md 9.1. */
function addressOf(world: World, message: StoredMessage): string | null {
  const callback = message.review?.callback as { url?: string } | undefined;
  const own = message.metadata?.webhookUrl;
  return (typeof own === 'string' ? own : null) ?? agentOf(world, message).webhookUrl ?? callback?.url ?? null;
}

function answerBody({ channelId, id, review, iteration, iterationGroupId }: StoredMessage): Record<string, unknown> {
  return {
    event: 'review:responded',
    channelId,
    message_id: id,
    review_type: review?.type,
    response: review?.response,
    responded_at: review?.completedAt ?? review?.completed_at,
    ...(review?.feedback === undefined ? {} : { feedback: review.feedback }),
    ...(review?.modifiedFileIds === undefined ? {} : { modifiedFileIds: review.modifiedFileIds }),
    ...(iteration === null ? {} : { iterationGroupId, iteration }),
  };
}

function personMessageBody(world: World, message: StoredMessage): Record<string, unknown> {
  return { event: 'message:created', channelId: message.channelId, message: presentMessage(world, message) };
}
