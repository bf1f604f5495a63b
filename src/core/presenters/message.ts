import type { Message } from '../../contract/message.ts';
import type { Review } from '../../contract/review.ts';
import type { StoredMessage } from '../domain/message.ts';
import { redactReview } from '../domain/redaction.ts';
import type { StoredReview } from '../domain/review.ts';
import type { AttachmentTexts } from '../services/file-keeper.ts';
import { presentAttachment } from './attachment.ts';
import { presentInstant } from './instant.ts';

/** Who will read it: the agent gets values of password fields raw, everybody else redacted (contract.md 5.6). */
export type Reader = 'agent' | 'person';

/**
 * A message on the wire: nullable members are sent as null (contract.md 4.1). `texts` adds `textContent` to the attachments
 * in it, where contract.md 4.2 says so.
 */
export function presentMessage(message: StoredMessage, reader: Reader, texts?: AttachmentTexts): Message {
  return {
    id: message.id,
    channelId: message.channelId,
    senderType: message.senderType,
    senderId: message.senderId,
    text: message.text,
    status: message.status,
    review: message.review === null ? null : presentReview(message.review, reader),
    metadata: message.metadata,
    clientId: message.clientId,
    streamId: message.streamId,
    streamState: message.streamState,
    deliveryStatus: message.deliveryStatus,
    iterationGroupId: message.iterationGroupId,
    iteration: message.iteration,
    createdAt: presentInstant(message.createdAt),
    updatedAt: presentInstant(message.updatedAt),
    attachments: message.attachments.map((attachment) => presentAttachment(attachment, texts)),
  };
}

/** A review on the wire: members that say how it ended are absent until then (contract.md 5.1, R5). */
export function presentReview(review: StoredReview, reader: Reader): Review {
  const visible = reader === 'agent' ? review : redactReview(review);
  const completedAt = visible.completedAt === null ? null : presentInstant(visible.completedAt);
  return {
    type: visible.type,
    ...(visible.payload === null ? {} : { payload: visible.payload }),
    ...(visible.callback === null ? {} : { callback: visible.callback }),
    expiresAt: presentInstant(visible.expiresAt),
    status: visible.status,
    ...(visible.response === null ? {} : { response: visible.response }),
    ...(visible.feedback === null ? {} : { feedback: visible.feedback }),
    ...(visible.modifiedFileIds === null ? {} : { modifiedFileIds: { ...visible.modifiedFileIds } }),
    ...(completedAt === null ? {} : { completedAt, completed_at: completedAt }),
  };
}
