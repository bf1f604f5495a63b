import type { StoredAttachment } from '../domain/attachment.ts';

/** A row of `attachments`, as the queries here read it. */
export interface AttachmentRow {
  id: string;
  message_id: string | null;
  channel_id: string;
  owner_id: string;
  filename: string;
  mime_type: string;
  size_bytes: number;
  storage_key: string;
  sha256: string;
  created_at: number;
}

export const ATTACHMENT_COLUMNS =
  'id, message_id, channel_id, owner_id, filename, mime_type, size_bytes, storage_key, sha256, created_at';

/** Stores an attachment; the parameters are {@link StoredAttachment}'s members and `position`, its place in the message. */
export const INSERT_ATTACHMENT = `INSERT INTO attachments (${ATTACHMENT_COLUMNS}, position)
  VALUES (:id, :messageId, :channelId, :ownerId, :filename, :mimeType, :sizeBytes, :storageKey, :sha256, :createdAt, :position)`;

/**
 * A column for queries over `messages`: the attachments of the row as a JSON list, so that a page with its files is one
 * query.
 */
export const ATTACHMENTS_OF_MESSAGE = `(SELECT json_group_array(json_object('id', id, 'message_id', message_id,
  'channel_id', channel_id, 'owner_id', owner_id, 'filename', filename, 'mime_type', mime_type, 'size_bytes', size_bytes,
  'storage_key', storage_key, 'sha256', sha256, 'created_at', created_at, 'position', position))
  FROM attachments WHERE message_id = messages.id) AS attachments`;

/** A row as the domain knows it. */
export function attachmentFromRow(row: AttachmentRow): StoredAttachment {
  return {
    id: row.id,
    messageId: row.message_id,
    channelId: row.channel_id,
    ownerId: row.owner_id,
    filename: row.filename,
    mimeType: row.mime_type,
    sizeBytes: row.size_bytes,
    storageKey: row.storage_key,
    sha256: row.sha256,
    createdAt: row.created_at,
  };
}

/** What {@link ATTACHMENTS_OF_MESSAGE} read, in the order in which they were attached. */
export function attachmentsFromJson(text: string): StoredAttachment[] {
  if (text === '[]') return [];
  const rows = JSON.parse(text) as (AttachmentRow & { position: number })[];
  return rows.sort((a, b) => a.position - b.position).map(attachmentFromRow);
}
