import { onTestFinished } from 'vitest';
import type { Message } from '../../src/contract/message.ts';
import type { ReviewRequest } from '../../src/contract/review.ts';
import type { WebhookDelivery } from '../../src/contract/webhook.ts';
import { APPROVED, aReview } from './builders.ts';
import type { AgentClient, PersonClient } from './clients.ts';
import type { SocketClient } from './socket-client.ts';
import { type Answering, startReceiver, type WebhookReceiver } from './webhook-receiver.ts';

/** Starts a receiver that ends with the test. */
export async function aReceiver(answer?: Answering, host?: string): Promise<WebhookReceiver> {
  const receiver = await startReceiver(answer, host);
  onTestFinished(() => receiver.close());
  return receiver;
}

/** Asks with a message-level webhook. */
export function askWithWebhook(
  agent: AgentClient,
  webhookUrl: string,
  review: ReviewRequest = aReview(),
): Promise<Message> {
  return agent.call('agentCreateMessage', { body: { channelId: agent.channelId, text: 'Well?', webhookUrl, review } });
}

/** Asks with a message-level webhook and answers; the message's id. */
export async function answerWithWebhook(agent: AgentClient, person: PersonClient, webhookUrl: string): Promise<string> {
  const { id } = await askWithWebhook(agent, webhookUrl);
  await person.respond(id, APPROVED);
  return id;
}

/** The next delivery status that the socket hears of a message. */
export async function nextStatus(socket: SocketClient, messageId: string): Promise<unknown> {
  return (await socket.nextEvent('message:delivery', (payload) => payload.messageId === messageId)).deliveryStatus;
}

/** The only delivery in a message's log. */
export async function readDelivery(person: PersonClient, messageId: string): Promise<WebhookDelivery> {
  const [delivery, ...others] = await person.call('listDeliveries', { parameters: { id: messageId } });
  if (delivery === undefined || others.length > 0) throw new Error(`There are ${others.length} more or no deliveries.`);
  return delivery;
}
