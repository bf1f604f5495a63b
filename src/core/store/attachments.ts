import type { SQLInputValue } from 'node:sqlite';
import { AppError } from '../../contract/errors.ts';
import type { StoredAttachment } from '../domain/attachment.ts';
import { ATTACHMENT_COLUMNS, type AttachmentRow, attachmentFromRow, INSERT_ATTACHMENT } from './attachment-row.ts';
import type { Database } from './database.ts';

/** Which files of a person to list; null means any. `typePrefix` is the beginning of a MIME type. */
export interface AttachmentPageQuery {
  readonly ownerId: string;
  readonly typePrefix: string | null;
  readonly channelId: string | null;
  /** Case-insensitive substring of the file name. */
  readonly search: string | null;
  readonly limit: number;
  /** Id of the last file seen, exclusive; null for the newest page. */
  readonly cursor: string | null;
}

/** A file in the person's list, and when its message was made; null while it has none. */
export type ListedAttachment = StoredAttachment & { readonly messageCreatedAt: number | null };

/** What a new message brings along: files stored before, and files whose rows are written with it. */
export interface MessageFiles {
  readonly attachmentIds: readonly string[];
  readonly added: readonly StoredAttachment[];
}

/** Rows of files. Their bytes are in {@link FileBytes}; a row is written after its bytes and goes before them. */
export interface AttachmentStore {
  /** Raises `channel_forbidden` when the channel is gone meanwhile. */
  create(attachment: StoredAttachment): Promise<void>;
  find(id: string): Promise<StoredAttachment | null>;
  /** Files of a person, in one channel or all, newest first; `limit` null gives all. */
  list(query: { ownerId: string; channelId: string | null; limit: number | null }): Promise<StoredAttachment[]>;
  /** One page, newest first, and whether there is more. An unknown cursor is an empty page. */
  listPage(query: AttachmentPageQuery): Promise<{ attachments: ListedAttachment[]; hasMore: boolean }>;
  /** Deletes those of these files that the person owns. Answers how many that were, and the messages that lost some. */
  delete(ownerId: string, ids: readonly string[], now: number): Promise<{ count: number; messageIds: string[] }>;
  /** Deletes files that have no message, are named by no response, and were stored before this instant. */
  deleteOrphans(before: number): Promise<number>;
}

/** Makes the store. */
export function createAttachmentStore(database: Database): AttachmentStore {
  const find = (id: string): StoredAttachment | null => {
    const row = database.get<AttachmentRow>(`SELECT ${ATTACHMENT_COLUMNS} FROM attachments WHERE id = :id`, { id });
    return row === null ? null : attachmentFromRow(row);
  };

  return {
    create: (attachment) =>
      database.write(() => {
        const { channelId } = attachment;
        if (database.get('SELECT 1 FROM agents WHERE id = :channelId', { channelId }) === null) {
          throw new AppError('channel_forbidden');
        }
        database.run(INSERT_ATTACHMENT, { ...attachment, position: 0 });
      }),
    find: async (id) => find(id),
    async list({ ownerId, channelId, limit }) {
      const where = channelId === null ? 'owner_id = :ownerId' : 'owner_id = :ownerId AND channel_id = :channelId';
      return database
        .all<AttachmentRow>(
          `SELECT ${ATTACHMENT_COLUMNS} FROM attachments WHERE ${where} ORDER BY created_at DESC, id DESC LIMIT :limit`,
          { ownerId, ...(channelId === null ? {} : { channelId }), limit: limit ?? -1 },
        )
        .map(attachmentFromRow);
    },
    async listPage({ ownerId, typePrefix, channelId, search, limit, cursor }) {
      const conditions = ['owner_id = :ownerId'];
      const parameters: Record<string, SQLInputValue> = { ownerId, limit: limit + 1 };
      if (cursor !== null) {
        const last = find(cursor);
        if (last === null || last.ownerId !== ownerId) return { attachments: [], hasMore: false };
        conditions.push('(created_at, id) < (:cursorAt, :cursor)');
        Object.assign(parameters, { cursorAt: last.createdAt, cursor });
      }
      if (channelId !== null) {
        conditions.push('channel_id = :channelId');
        parameters.channelId = channelId;
      }
      if (typePrefix !== null) {
        conditions.push(`mime_type LIKE :type ESCAPE '\\'`);
        parameters.type = `${escapeWildcards(typePrefix)}%`;
      }
      if (search !== null) {
        conditions.push(`filename LIKE :search ESCAPE '\\'`);
        parameters.search = `%${escapeWildcards(search)}%`;
      }
      const rows = database.all<AttachmentRow & { message_created_at: number | null }>(
        `SELECT ${ATTACHMENT_COLUMNS},
           (SELECT created_at FROM messages WHERE id = attachments.message_id) AS message_created_at
         FROM attachments WHERE ${conditions.join(' AND ')} ORDER BY created_at DESC, id DESC LIMIT :limit`,
        parameters,
      );
      const attachments = rows
        .slice(0, limit)
        .map((row) => ({ ...attachmentFromRow(row), messageCreatedAt: row.message_created_at }));
      return { attachments, hasMore: rows.length > limit };
    },
    delete: (ownerId, ids, now) =>
      database.write(() => {
        const deleted = ids.map(find).filter((attachment) => attachment?.ownerId === ownerId);
        const messageIds = new Set(deleted.flatMap((attachment) => attachment?.messageId ?? []));
        for (const id of ids) {
          database.run('DELETE FROM attachments WHERE id = :id AND owner_id = :ownerId', { id, ownerId });
        }
        for (const id of messageIds) database.run('UPDATE messages SET updated_at = :now WHERE id = :id', { id, now });
        return { count: deleted.length, messageIds: [...messageIds] };
      }),
    deleteOrphans: (before) =>
      database.write(() =>
        database.run(
          'DELETE FROM attachments WHERE message_id IS NULL AND kept_for_message_id IS NULL AND created_at < :before',
          { before },
        ),
      ),
  };
}

/**
 * Gives a new message its files, inside the step that writes it: those that lie in its channel without a message, and new
 * ones. What is unknown, of another channel or attached already is left out silently (contract.md 6.2).
 */
export function attachFiles(
  database: Database,
  message: { readonly id: string; readonly channelId: string },
  { attachmentIds, added }: MessageFiles,
): void {
  let position = 0;
  for (const id of attachmentIds) {
    position += database.run(
      `UPDATE attachments SET message_id = :messageId, position = :position, kept_for_message_id = NULL
       WHERE id = :id AND channel_id = :channelId AND message_id IS NULL`,
      { id, messageId: message.id, channelId: message.channelId, position },
    );
  }
  for (const attachment of added) {
    database.run(INSERT_ATTACHMENT, { ...attachment, messageId: message.id, position });
    position += 1;
  }
}

/**
 * Keeps the files that a response names as replacements from being swept as orphans, inside the step that stores the
 * response (contract.md 5.1, `modifiedFileIds`). They go with the message.
 */
export function keepReplacements(
  database: Database,
  message: { readonly id: string; readonly ownerId: string },
  modifiedFileIds: Readonly<Record<string, string>>,
): void {
  for (const id of Object.values(modifiedFileIds)) {
    database.run(
      `UPDATE attachments SET kept_for_message_id = :messageId
       WHERE id = :id AND owner_id = :ownerId AND message_id IS NULL AND kept_for_message_id IS NULL`,
      { id, messageId: message.id, ownerId: message.ownerId },
    );
  }
}

function escapeWildcards(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
