import { AppError } from '../../contract/errors.ts';
import { LIMITS } from '../../contract/limits.ts';
import type { CreateMessageRequest, CreatePersonMessageRequest, MessageListQuery } from '../../contract/message.ts';
import type { StoredAgent } from '../domain/agent.ts';
import type { StoredAttachment } from '../domain/attachment.ts';
import type { EventBus } from '../domain/events.ts';
import { checkIterable } from '../domain/iteration.ts';
import { type StoredMessage, storedMetadata } from '../domain/message.ts';
import { openReview } from '../domain/review.ts';
import { repeatedDraft } from '../domain/stream.ts';
import type { Ports } from '../ports.ts';
import type { MessageStore } from '../store/messages.ts';
import type { Agents } from './agents.ts';
import type { Expirer } from './expirer.ts';
import { discardAll, type FileKeeper } from './file-keeper.ts';

/** Messages: created, read, acknowledged, retracted (contract.md 6.2, 6.3, 6.6). */
export interface Messages {
  /** Raises `message_empty`, `channel_forbidden`, `iteration_impossible`, `expiry_unparsable`, `expiry_in_past`. */
  createFromAgent(ownerId: string, request: CreateMessageRequest): Promise<StoredMessage>;
  /** A person's own message in one of their channels. Raises `message_empty`, `channel_forbidden` (contract.md 7.2). */
  createFromPerson(userId: string, request: CreatePersonMessageRequest): Promise<StoredMessage>;
  /** The chain of any of its members, first to last; a message that stands alone is its only one (contract.md 6.5). */
  listChain(
    ownerId: string,
    id: string,
    channelId?: string | undefined,
  ): Promise<{ groupId: string; messages: StoredMessage[] }>;
  /**
   * A message of this person, in `channelId` when one is given. Raises `channel_forbidden` for a channel that is not
   * theirs and `message_not_found` for anything else that does not fit (R13).
   */
  getOwned(ownerId: string, id: string, channelId?: string | undefined): Promise<StoredMessage>;
  /** A page and the cursor of the next one; null when this one is not full. Raises `channel_forbidden`. */
  listPage(ownerId: string, query: MessageListQuery): Promise<{ messages: StoredMessage[]; nextCursor: string | null }>;
  /** Says that the agent has taken notice; repeatable. */
  acknowledge(ownerId: string, id: string, channelId?: string | undefined): Promise<void>;
  /** Raises `iteration_linked` for a message with others in its chain, and what {@link getOwned} raises. */
  delete(ownerId: string, id: string, channelId?: string | undefined): Promise<void>;
}

export function createMessages(
  store: MessageStore,
  agents: Agents,
  expirer: Expirer,
  events: EventBus,
  ports: Ports,
  files: FileKeeper,
): Messages {
  const getOwned: Messages['getOwned'] = async (ownerId, id, channelId) => {
    if (channelId !== undefined) await agents.getOwned(ownerId, channelId, 'channel_forbidden');
    await expirer.expireOverdue();
    const message = await store.find(id);
    if (message === null || message.ownerId !== ownerId) throw new AppError('message_not_found');
    if (channelId !== undefined && message.channelId !== channelId) throw new AppError('message_not_found');
    return message;
  };

  /** What both sides share: stores a message, unless its sender has sent it before, and announces it. */
  const add = async (
    wished: Omit<StoredMessage, 'id'>,
    agent: StoredAgent,
    request: Pick<CreateMessageRequest, 'iterationOf' | 'attachmentIds' | 'textAttachments'>,
  ) => {
    const texts = await files.receiveTexts(request.textAttachments ?? []);
    try {
      const added: StoredAttachment[] = [];
      for (const text of texts) added.push(await files.keep(text, wished));
      const created = await store.create({ id: ports.newId(), ...wished }, request.iterationOf ?? null, {
        attachmentIds: request.attachmentIds ?? [],
        added,
      });
      if (created.isNew) {
        const { message } = created;
        if (message.review !== null) expirer.noteExpiry(message.review.expiresAt);
        events.publish({ kind: 'message:created', message, agent });
      }
      return created;
    } finally {
      await discardAll(texts);
    }
  };

  const findFirst = async (channelId: string, request: CreateMessageRequest): Promise<StoredMessage | null> => {
    const first = request.clientId ? await store.findByClientId(channelId, 'agent', request.clientId) : null;
    if (first !== null || !request.streamId) return first;
    return store.findDraft(channelId, request.streamId);
  };
  const repeat = async (first: StoredMessage, request: CreateMessageRequest): Promise<StoredMessage> => {
    if (repeatedDraft(first, request) === null) return first;
    const changed = await store.changeDraft(first.id, (draft) => repeatedDraft(draft, request), ports.clock.now());
    if (changed === null) return first;
    events.publish({ kind: 'message:updated', message: changed });
    return changed;
  };

  return {
    async createFromAgent(ownerId, request) {
      if (!hasContent(request)) throw new AppError('message_empty');
      const agent = await agents.getOwned(ownerId, request.channelId, 'channel_forbidden');
      // Before iteration and expiry are looked at: a repeat may come after them (contract.md 6.2, check order).
      const first = await findFirst(agent.id, request);
      if (first !== null) return repeat(first, request);
      if (request.iterationOf) {
        await expirer.expireOverdue();
        checkIterable(await store.find(request.iterationOf), agent.id);
      }
      const now = ports.clock.now();
      const { message, isNew } = await add(
        {
          ...blankMessage(agent, now),
          senderType: 'agent',
          senderId: agent.id,
          text: request.text ?? null,
          status: request.status ?? null,
          review: request.review ? openReview(request.review, now) : null,
          metadata: storedMetadata(request),
          clientId: request.clientId ?? null,
          streamId: request.streamId ?? null,
          streamState: request.streamId ? (request.streamState ?? null) : null,
        },
        agent,
        request,
      );
      return isNew ? message : repeat(message, request);
    },
    async createFromPerson(userId, request) {
      if (!hasContent(request)) throw new AppError('message_empty');
      const agent = await agents.getOwned(userId, request.channelId, 'channel_forbidden');
      const { message } = await add(
        {
          ...blankMessage(agent, ports.clock.now()),
          senderType: 'user',
          senderId: userId,
          text: request.text ?? null,
          clientId: request.clientId ?? null,
        },
        agent,
        request,
      );
      return message;
    },
    async listChain(ownerId, id, channelId) {
      const message = await getOwned(ownerId, id, channelId);
      if (message.iterationGroupId === null) return { groupId: message.id, messages: [message] };
      return { groupId: message.iterationGroupId, messages: await store.listChain(message.iterationGroupId) };
    },
    getOwned,
    async listPage(ownerId, query) {
      await agents.getOwned(ownerId, query.channel, 'channel_forbidden');
      await expirer.expireOverdue();
      const limit = clampPageSize(query.limit);
      const messages = await store.listPage({
        channelId: query.channel,
        limit,
        cursor: query.cursor ? query.cursor : null,
        search: query.search ? query.search : null,
        hasAttachments: query.has_attachments === 'true',
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

/** A message of a channel with nothing in it yet. */
export function blankMessage(agent: StoredAgent, now: number) {
  return {
    channelId: agent.id,
    ownerId: agent.ownerId,
    status: null,
    review: null,
    metadata: null,
    clientId: null,
    streamId: null,
    streamState: null,
    deliveryStatus: 'sent',
    iterationGroupId: null,
    iteration: null,
    createdAt: now,
    updatedAt: now,
    attachments: [],
  } as const;
}

function hasContent(request: Partial<CreateMessageRequest>): boolean {
  const { text, review, status, attachmentIds, textAttachments } = request;
  return Boolean(text || review || status || attachmentIds?.length || textAttachments?.length);
}
