import { AppError } from '../../contract/errors.ts';
import { LIMITS } from '../../contract/limits.ts';
import type { CreateMessageRequest, MessageListQuery } from '../../contract/message.ts';
import type { EventBus } from '../domain/events.ts';
import { type StoredMessage, storedMetadata } from '../domain/message.ts';
import { openReview } from '../domain/review.ts';
import type { Ports } from '../ports.ts';
import type { MessageStore } from '../store/messages.ts';
import type { Agents } from './agents.ts';
import type { Expirer } from './expirer.ts';

/** Messages: created, read, acknowledged, retracted (contract.md 6.2, 6.3, 6.6). */
export interface Messages {
  /** Raises `message_empty`, `channel_forbidden`, `expiry_unparsable`, `expiry_in_past`. */
  createFromAgent(ownerId: string, request: CreateMessageRequest): Promise<StoredMessage>;
  /**
   * A message of this person, in `channelId` when one is given. Raises `channel_forbidden` for a channel that is not
   * theirs and `message_not_found` for anything else that does not fit (R13).
   */
  getOwned(ownerId: string, id: string, channelId?: string | undefined): Promise<StoredMessage>;
  /** A page and the cursor of the next one; null when this one is not full. Raises `channel_forbidden`. */
  listPage(ownerId: string, query: MessageListQuery): Promise<{ messages: StoredMessage[]; nextCursor: string | null }>;
  /** Says that the agent has taken notice; repeatable. */
  acknowledge(ownerId: string, id: string, channelId?: string | undefined): Promise<void>;
  delete(ownerId: string, id: string, channelId?: string | undefined): Promise<void>;
}

export function createMessages(
  store: MessageStore,
  agents: Agents,
  expirer: Expirer,
  events: EventBus,
  ports: Ports,
): Messages {
  const getOwned: Messages['getOwned'] = async (ownerId, id, channelId) => {
    if (channelId !== undefined) await agents.getOwned(ownerId, channelId, 'channel_forbidden');
    await expirer.expireOverdue();
    const message = await store.find(id);
    if (message === null || message.ownerId !== ownerId) throw new AppError('message_not_found');
    if (channelId !== undefined && message.channelId !== channelId) throw new AppError('message_not_found');
    return message;
  };

  return {
    async createFromAgent(ownerId, request) {
      if (!hasContent(request)) throw new AppError('message_empty');
      const agent = await agents.getOwned(ownerId, request.channelId, 'channel_forbidden');
      if (request.clientId) {
        // Before the expiry is looked at: a repeat may come after it (contract.md 6.2, check order).
        const first = await store.findByClientId(agent.id, 'agent', request.clientId);
        if (first !== null) return first;
      }
      const now = ports.clock.now();
      const review = request.review ? openReview(request.review, now) : null;
      const { message, isNew } = await store.create({
        id: ports.newId(),
        channelId: agent.id,
        ownerId,
        senderType: 'agent',
        senderId: agent.id,
        text: request.text ?? null,
        status: request.status ?? null,
        review,
        metadata: storedMetadata(request),
        clientId: request.clientId ?? null,
        streamId: null,
        streamState: null,
        deliveryStatus: 'sent',
        iterationGroupId: null,
        iteration: null,
        createdAt: now,
        updatedAt: now,
      });
      if (isNew) {
        if (review !== null) expirer.noteExpiry(review.expiresAt);
        events.publish({ kind: 'message:created', message, agent });
      }
      return message;
    },
    getOwned,
    async listPage(ownerId, query) {
      await agents.getOwned(ownerId, query.channel, 'channel_forbidden');
      // No message has attachments before files exist, so the filter leaves nothing.
      if (query.has_attachments === 'true') return { messages: [], nextCursor: null };
      await expirer.expireOverdue();
      const limit = clampPageSize(query.limit);
      const messages = await store.listPage({
        channelId: query.channel,
        limit,
        cursor: query.cursor ? query.cursor : null,
        search: query.search ? query.search : null,
      });
      return { messages, nextCursor: messages.length === limit ? (messages.at(-1)?.id ?? null) : null };
    },
    async acknowledge(ownerId, id, channelId) {
      const message = await getOwned(ownerId, id, channelId);
      const isChange = await store.acknowledge(id, ports.clock.now());
      if (isChange === null) throw new AppError('message_not_found');
      if (isChange) {
        events.publish({
          kind: 'message:delivery',
          messageId: id,
          channelId: message.channelId,
          ownerId,
          deliveryStatus: 'agent_received',
        });
      }
    },
    async delete(ownerId, id, channelId) {
      const message = await getOwned(ownerId, id, channelId);
      if (!(await store.delete(id))) throw new AppError('message_not_found');
      events.publish({ kind: 'message:deleted', messageId: id, channelId: message.channelId, ownerId });
    },
  };
}

/** The number of messages on a page: 1 to 100, junk and too small a number as R15 says. */
export function clampPageSize(text: string | undefined): number {
  const wished = text === undefined || text.trim() === '' ? Number.NaN : Number(text);
  if (!Number.isFinite(wished)) return LIMITS.messagePageDefaultCount;
  return Math.min(Math.max(Math.trunc(wished), 1), LIMITS.messagePageMaxCount);
}

function hasContent(request: CreateMessageRequest): boolean {
  return Boolean(request.text || request.review || request.status || request.attachmentIds?.length);
}
