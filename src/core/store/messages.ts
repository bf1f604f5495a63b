import type { SenderType } from '../../contract/message.ts';
import type { StoredMessage } from '../domain/message.ts';
import type { Database } from './database.ts';
import { INSERT_MESSAGE, MESSAGE_COLUMNS, type MessageRow, messageFromRow, messageToRow } from './message-row.ts';

/** How a channel is paged through; `limit` is already clamped. */
export interface MessagePageQuery {
  readonly channelId: string;
  readonly limit: number;
  /** Id of the last message seen, exclusive; null for the newest page. */
  readonly cursor: string | null;
  /** Case-insensitive substring of the text; null for all. */
  readonly search: string | null;
}

/** Messages of channels. Reviews have their own steps in {@link createReviewStore}, over the same table. */
export interface MessageStore {
  /** Stores a message; when its sender used its `clientId` in the channel before, answers the first one instead. */
  create(message: StoredMessage): Promise<{ message: StoredMessage; isNew: boolean }>;
  find(id: string): Promise<StoredMessage | null>;
  /** The first message that a sender of this type gave this `clientId` in the channel. */
  findByClientId(channelId: string, senderType: SenderType, clientId: string): Promise<StoredMessage | null>;
  /** One page, newest first, ties by id (contract.md 6.3). An unknown cursor is an empty page. */
  listPage(query: MessagePageQuery): Promise<StoredMessage[]>;
  /** Takes notice: `agent_received`. Answers whether that is a change; null when the message is gone. */
  acknowledge(id: string, now: number): Promise<boolean | null>;
  /** Whether there was such a message. */
  delete(id: string): Promise<boolean>;
}

export function createMessageStore(database: Database): MessageStore {
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
    create: (message) =>
      database.write(() => {
        const { channelId, senderType, clientId } = message;
        const first = clientId === null ? null : findByClientId(channelId, senderType, clientId);
        if (first !== null) return { message: first, isNew: false };
        database.run(INSERT_MESSAGE, messageToRow(message));
        return { message, isNew: true };
      }),
    find: async (id) => find(id),
    findByClientId: async (channelId, senderType, clientId) => findByClientId(channelId, senderType, clientId),
    async listPage({ channelId, limit, cursor, search }) {
      const conditions = ['channel_id = :channelId'];
      const parameters: Record<string, string | number> = { channelId, limit };
      if (cursor !== null) {
        const last = find(cursor);
        if (last === null || last.channelId !== channelId) return [];
        conditions.push('(created_at, id) < (:cursorAt, :cursor)');
        parameters.cursorAt = last.createdAt;
        parameters.cursor = cursor;
      }
      if (search !== null) {
        conditions.push(`text LIKE :search ESCAPE '\\'`);
        parameters.search = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
      }
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
        if (message.deliveryStatus === 'agent_received') return false;
        database.run(`UPDATE messages SET delivery_status = 'agent_received', updated_at = :now WHERE id = :id`, {
          id,
          now,
        });
        return true;
      }),
    delete: (id) => database.write(() => database.run('DELETE FROM messages WHERE id = :id', { id }) > 0),
  };
}
