import type { DeliveryStatus, MessageStatus, SenderType } from '../../contract/message.ts';
import type { JsonObject } from '../../contract/value.ts';
import type { StoredAttachment } from './attachment.ts';
import type { StoredReview } from './review.ts';

/** A message as it is stored; instants are milliseconds since the epoch (contract.md 4.1). */
export interface StoredMessage {
  readonly id: string;
  readonly channelId: string;
  /** The person whose channel it is; not sent on the wire. */
  readonly ownerId: string;
  readonly senderType: SenderType;
  readonly senderId: string;
  readonly text: string | null;
  readonly status: MessageStatus | null;
  readonly review: StoredReview | null;
  readonly metadata: JsonObject | null;
  readonly clientId: string | null;
  readonly streamId: string | null;
  readonly streamState: string | null;
  readonly deliveryStatus: DeliveryStatus;
  readonly iterationGroupId: string | null;
  readonly iteration: number | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** In the order in which they were attached. */
  readonly attachments: readonly StoredAttachment[];
}

/**
 * The metadata to store: what the agent sent plus the keys that the server writes (contract.md 4.6, R38). Null when
 * there is nothing at all.
 */
export function storedMetadata(request: {
  metadata?: JsonObject | null | undefined;
  webhookUrl?: string | null | undefined;
  review?: { type: string; payload?: JsonObject | undefined } | null | undefined;
}): JsonObject | null {
  const metadata: JsonObject = { ...request.metadata };
  if (typeof request.webhookUrl === 'string') metadata.webhookUrl = request.webhookUrl;
  const plugin = request.review?.type === 'freeform' ? request.review.payload?.plugin : undefined;
  if (typeof plugin === 'string' && metadata.plugin === undefined) metadata.plugin = plugin;
  if (Object.keys(metadata).length > 0) return metadata;
  return request.metadata ?? null;
}
