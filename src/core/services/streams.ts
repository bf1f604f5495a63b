import { AppError } from '../../contract/errors.ts';
import type { AddStatusRequest, UpdateStreamRequest } from '../../contract/stream.ts';
import type { EventBus } from '../domain/events.ts';
import type { StoredMessage } from '../domain/message.ts';
import { type StoredStatusEvent, updatedDraft } from '../domain/stream.ts';
import type { Ports } from '../ports.ts';
import type { MessageStore } from '../store/messages.ts';
import type { StreamStore } from '../store/streams.ts';
import type { Agents } from './agents.ts';

/** Drafts that an agent writes while people watch, and the steps of its work (contract.md 6.4). */
export interface Streams {
  /** Replaces the text of a draft, and ends it when asked to. Raises `channel_forbidden`, `message_not_found`. */
  update(ownerId: string, streamId: string, request: UpdateStreamRequest): Promise<StoredMessage>;
  /** Adds a step, numbered from 0; its draft need not exist yet. Raises `channel_forbidden`. */
  addStatus(ownerId: string, streamId: string, request: AddStatusRequest): Promise<StoredStatusEvent>;
  /** The steps of each of these messages of one channel, in their order. */
  listStatus(messages: readonly StoredMessage[]): Promise<readonly (readonly StoredStatusEvent[])[]>;
}

export function createStreams(
  messageStore: MessageStore,
  store: StreamStore,
  agents: Agents,
  events: EventBus,
  ports: Ports,
): Streams {
  return {
    async update(ownerId, streamId, request) {
      const agent = await agents.getOwned(ownerId, request.channelId, 'channel_forbidden');
      const draft = await messageStore.findDraft(agent.id, streamId);
      const decide = (current: StoredMessage) => updatedDraft(current, request);
      const message = draft && (await messageStore.changeDraft(draft.id, decide, ports.clock.now()));
      if (message === null) throw new AppError('message_not_found');
      events.publish({ kind: 'message:updated', message });
      return message;
    },
    async addStatus(ownerId, streamId, request) {
      const agent = await agents.getOwned(ownerId, request.channelId, 'channel_forbidden');
      const step = await store.addStatus({
        id: ports.newId(),
        channelId: agent.id,
        streamId,
        text: request.text,
        toolHint: request.toolHint ?? false,
        createdAt: ports.clock.now(),
      });
      if (step === null) throw new AppError('channel_forbidden');
      events.publish({ kind: 'message:status', step, ownerId });
      return step;
    },
    async listStatus(messages) {
      const streamIds = messages.flatMap(({ streamId }) => (streamId === null ? [] : [streamId]));
      const steps = await store.listStatus(messages[0]?.channelId ?? '', streamIds);
      return messages.map(({ streamId }) => (streamId === null ? [] : (steps.get(streamId) ?? [])));
    },
  };
}
