import type { SQLInputValue } from 'node:sqlite';
import type { DeliveryStatus, MessageStatus, SenderType } from '../../contract/message.ts';
import type { ReviewStatus } from '../../contract/review.ts';
import type { StoredMessage } from '../domain/message.ts';
import type { StoredReview } from '../domain/review.ts';
import { ATTACHMENTS_OF_MESSAGE, attachmentsFromJson } from './attachment-row.ts';

/** A row of `messages`, column by column. */
export interface MessageRow {
  id: string;
  channel_id: string;
  owner_id: string;
  sender_type: SenderType;
  sender_id: string;
  text: string | null;
  status: MessageStatus | null;
  metadata: string | null;
  client_id: string | null;
  stream_id: string | null;
  stream_state: string | null;
  delivery_status: DeliveryStatus;
  iteration_group_id: string | null;
  iteration: number | null;
  review_type: string | null;
  review_payload: string | null;
  review_callback: string | null;
  review_status: ReviewStatus | null;
  review_expires_at: number | null;
  review_response: string | null;
  review_feedback: string | null;
  review_modified_file_ids: string | null;
  review_completed_at: number | null;
  created_at: number;
  updated_at: number;
  /** Not a column of the table: see {@link ATTACHMENTS_OF_MESSAGE}. */
  attachments: string;
}

const COLUMN_NAMES = [
  'id',
  'channel_id',
  'owner_id',
  'sender_type',
  'sender_id',
  'text',
  'status',
  'metadata',
  'client_id',
  'stream_id',
  'stream_state',
  'delivery_status',
  'iteration_group_id',
  'iteration',
  'review_type',
  'review_payload',
  'review_callback',
  'review_status',
  'review_expires_at',
  'review_response',
  'review_feedback',
  'review_modified_file_ids',
  'review_completed_at',
  'created_at',
  'updated_at',
] as const satisfies readonly (keyof MessageRow)[];

/** What {@link messageFromRow} needs, for queries over a table that is called `messages` there. */
export const MESSAGE_COLUMNS = `${COLUMN_NAMES.join(', ')}, ${ATTACHMENTS_OF_MESSAGE}`;

/** Stores a whole message; the parameters are {@link messageToRow}'s. */
export const INSERT_MESSAGE = `INSERT INTO messages (${COLUMN_NAMES.join(', ')}) VALUES (${COLUMN_NAMES.map((name) => `:${name}`).join(', ')})`;

/** A stored message as parameters of {@link INSERT_MESSAGE}. */
export function messageToRow(message: StoredMessage): Record<(typeof COLUMN_NAMES)[number], SQLInputValue> {
  const { review } = message;
  return {
    id: message.id,
    channel_id: message.channelId,
    owner_id: message.ownerId,
    sender_type: message.senderType,
    sender_id: message.senderId,
    text: message.text,
    status: message.status,
    metadata: toJson(message.metadata),
    client_id: message.clientId,
    stream_id: message.streamId,
    stream_state: message.streamState,
    delivery_status: message.deliveryStatus,
    iteration_group_id: message.iterationGroupId,
    iteration: message.iteration,
    review_type: review?.type ?? null,
    review_payload: toJson(review?.payload ?? null),
    review_callback: toJson(review?.callback ?? null),
    review_status: review?.status ?? null,
    review_expires_at: review?.expiresAt ?? null,
    review_response: toJson(review?.response ?? null),
    review_feedback: review?.feedback ?? null,
    review_modified_file_ids: toJson(review?.modifiedFileIds ?? null),
    review_completed_at: review?.completedAt ?? null,
    created_at: message.createdAt,
    updated_at: message.updatedAt,
  };
}

/** A row as the domain knows it. */
export function messageFromRow(row: MessageRow): StoredMessage {
  return {
    id: row.id,
    channelId: row.channel_id,
    ownerId: row.owner_id,
    senderType: row.sender_type,
    senderId: row.sender_id,
    text: row.text,
    status: row.status,
    review: reviewFromRow(row),
    metadata: fromJson(row.metadata),
    clientId: row.client_id,
    streamId: row.stream_id,
    streamState: row.stream_state,
    deliveryStatus: row.delivery_status,
    iterationGroupId: row.iteration_group_id,
    iteration: row.iteration,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    attachments: attachmentsFromJson(row.attachments),
  };
}

function reviewFromRow(row: MessageRow): StoredReview | null {
  if (row.review_type === null || row.review_status === null || row.review_expires_at === null) return null;
  return {
    type: row.review_type,
    payload: fromJson(row.review_payload),
    callback: fromJson(row.review_callback),
    expiresAt: row.review_expires_at,
    status: row.review_status,
    response: fromJson(row.review_response),
    feedback: row.review_feedback,
    modifiedFileIds: fromJson(row.review_modified_file_ids),
    completedAt: row.review_completed_at,
  };
}

function toJson(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}

function fromJson<T>(text: string | null): T | null {
  return text === null ? null : (JSON.parse(text) as T);
}
