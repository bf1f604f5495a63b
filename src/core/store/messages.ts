import { AppError } from '../../contract/errors.ts';
import type { SenderType } from '../../contract/message.ts';
import type { StoredMessage } from '../domain/message.ts';
import type { DraftChange } from '../domain/stream.ts';
import { attachFiles, type MessageFiles } from './attachments.ts';
import type { Database } from './database.ts';
import { keepAcknowledgement } from './deliveries.ts';
import { checkUnlinked, listChain, takeNextPlace } from './iterations.ts';
import { INSERT_MESSAGE, MESSAGE_COLUMNS, type MessageRow, messageFromRow, messageToRow } from './message-row.ts';
import { createIndexer, searchMessages } from './message-search.ts';
import { findDraft, replaceDraft } from './streams.ts';

/** How a channel is paged through; `limit` is already clamped. */
export interface MessagePageQuery {
  readonly channelId: string;
  readonly limit: number;
  /** Id of the last message seen, exclusive; null for the newest page. */
  readonly cursor: string | null;
  /** Case-insensitive substring of the text; null for all. */
  readonly search: string | null;
  /** Only messages with files. */
  readonly hasAttachments?: boolean;
}

/** Messages of channels. Reviews have their own steps in {@link createReviewStore}, over the same table. */
export interface MessageStore {
  /**
   * Stores a message with its files, as the next iteration of `iterationOf` when that is given; when its sender used its `clientId` or its
   * `streamId` in the channel before, answers the first one instead. Raises `channel_forbidden` when the channel is gone
   * meanwhile, `iteration_impossible`.
   */
  create(
    message: StoredMessage,
    iterationOf?: string | null,
    files?: MessageFiles,
  ): Promise<{ message: StoredMessage; isNew: boolean }>;
  find(id: string): Promise<StoredMessage | null>;
  /** The first message that a sender of this type gave this `clientId` in the channel. */
  findByClientId(channelId: string, senderType: SenderType, clientId: string): Promise<StoredMessage | null>;
  /** The draft of a stream. */
  findDraft(channelId: string, streamId: string): Promise<StoredMessage | null>;
  /** Changes a draft as `decide` says, which sees it as it is in this step; null from it, or no draft, changes nothing. */
  changeDraft(
    id: string,
    decide: (draft: StoredMessage) => DraftChange | null,
    now: number,
  ): Promise<StoredMessage | null>;
  /** The messages of a chain of iterations, first to last. */
  listChain(groupId: string): Promise<StoredMessage[]>;
  /** One page, newest first, ties by id (contract.md 6.3). An unknown cursor is an empty page. */
  listPage(query: MessagePageQuery): Promise<StoredMessage[]>;
  /** Takes notice: `agent_received`. Answers whether that is a change; null when the message is gone. */
  acknowledge(id: string, now: number): Promise<boolean | null>;
  /** Whether there was such a message; its stream's steps go too. Raises `iteration_linked` (contract.md 6.3). */
  delete(id: string): Promise<boolean>;
}

export function createMessageStore(database: Database): MessageStore {
  const indexer = createIndexer(database);
  const find = (id: string): StoredMessage | null => {
    const row = database.get<MessageRow>(`SELECT ${MESSAGE_COLUMNS} FROM messages WHERE id = :id`, { id });
    return row === null ? null : messageFromRow(row);
  };

  const findByClientId = (channelId: string, senderType: SenderType, clientId: string): StoredMessage | null => {
    const row = database.get<MessageRow>(
      `SELECT ${MESSAGE_COLUMNS} FROM messages
       WHERE channel_id = :channelId AND sender_type = :senderType AND client_id = :clientId`,
      { channelId, senderType, clientId },
    );
    return row === null ? null : messageFromRow(row);
  };

  return {
    create: (wished, iterationOf = null, files) =>
      database.write(() => {
        const { channelId, senderType, clientId, streamId } = wished;
        const first = clientId === null ? null : findByClientId(channelId, senderType, clientId);
        const draft = streamId === null ? null : findDraft(database, channelId, streamId);
        const known = first ?? draft;
        if (known !== null) return { message: known, isNew: false };
        if (database.get('SELECT 1 FROM agents WHERE id = :channelId', { channelId }) === null) {
          throw new AppError('channel_forbidden');
        }
        const place = iterationOf === null ? {} : takeNextPlace(database, iterationOf, channelId, wished.createdAt);
        const message = { ...wished, ...place };
        database.run(INSERT_MESSAGE, messageToRow(message));
        indexer.noteMessage();
        if (!files?.attachmentIds.length && !files?.added.length) return { message, isNew: true };
        attachFiles(database, message, files);
        return { message: find(message.id) ?? message, isNew: true };
      }),
    find: async (id) => find(id),
    findDraft: async (channelId, streamId) => findDraft(database, channelId, streamId),
    changeDraft: (id, decide, now) =>
      database.write(() => {
        const draft = find(id);
        const change = draft === null ? null : decide(draft);
        return draft === null || change === null ? null : replaceDraft(database, draft, change, now);
      }),
    listChain: async (groupId) => listChain(database, groupId),
    findByClientId: async (channelId, senderType, clientId) => findByClientId(channelId, senderType, clientId),
    async listPage({ channelId, limit, cursor, search, hasAttachments = false }) {
      if (search !== null) {
        const rows = await searchMessages(database, { channelId, needle: search, limit, cursor, hasAttachments });
        return rows.map(messageFromRow);
      }
      const conditions = ['channel_id = :channelId'];
      const parameters: Record<string, string | number> = { channelId, limit };
      if (cursor !== null) {
        const last = find(cursor);
        if (last === null || last.channelId !== channelId) return [];
        conditions.push('(created_at, id) < (:cursorAt, :cursor)');
        parameters.cursorAt = last.createdAt;
        parameters.cursor = cursor;
      }
      if (hasAttachments) conditions.push('has_files = 1');
      return database
        .all<MessageRow>(
          `SELECT ${MESSAGE_COLUMNS} FROM messages WHERE ${conditions.join(' AND ')}
           ORDER BY created_at DESC, id DESC LIMIT :limit`,
          parameters,
        )
        .map(messageFromRow);
    },
    acknowledge: (id, now) =>
      database.write(() => {
        const message = find(id);
        if (message === null) return null;
        keepAcknowledgement(database, id);
        if (message.deliveryStatus === 'agent_received') return false;
        database.run(`UPDATE messages SET delivery_status = 'agent_received', updated_at = :now WHERE id = :id`, {
          id,
          now,
        });
        return true;
      }),
    delete: (id) =>
      database.write(() => {
        const message = find(id);
        if (message === null) return false;
        checkUnlinked(database, message);
        if (message.streamId !== null) {
          database.run('DELETE FROM status_events WHERE channel_id = :channelId AND stream_id = :streamId', {
            channelId: message.channelId,
            streamId: message.streamId,
          });
        }
        return database.run('DELETE FROM messages WHERE id = :id', { id }) > 0;
      }),
  };
}
