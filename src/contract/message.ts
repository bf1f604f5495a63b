import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { review, reviewRequest } from './review.ts';
import { STREAM_STATES, statusEvent, streamId } from './stream.ts';
import { httpUrl, id, instant, jsonObject } from './value.ts';

/** The badge of a message; it has nothing to do with the status of a review. */
export const MESSAGE_STATUSES = ['info', 'success', 'warning', 'error'] as const;
export type MessageStatus = (typeof MESSAGE_STATUSES)[number];

/** How far the agent's side has taken notice (contract.md 9.5). */
export const DELIVERY_STATUSES = ['sent', 'webhook_delivered', 'webhook_failed', 'agent_received'] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

export const SENDER_TYPES = ['agent', 'user'] as const;
export type SenderType = (typeof SENDER_TYPES)[number];

/** A file of a message (contract.md 4.2); size in bytes. */
export const attachment = z.looseObject({
  id,
  messageId: z.string().nullish(),
  channelId: z.string(),
  pluginType: z.string().nullish(),
  filename: z.string(),
  mimeType: z.string(),
  size: z.number(),
  storageKey: z.string().nullish().describe('Opaque'),
  pluginData: z.unknown().optional(),
  createdAt: instant.nullish(),
  textContent: z.string().nullish(),
});
export type Attachment = z.infer<typeof attachment>;

/** A file in the person's list; `message` is null while it is in none (contract.md 7.4). */
export const listedFile = attachment.extend({
  message: z.looseObject({ channelId: z.string(), createdAt: instant }).nullish(),
});
export type ListedFile = z.infer<typeof listedFile>;

/** One entry in a channel (contract.md 4.1). Open where other servers' versions differ. */
export const message = z.looseObject({
  id,
  channelId: z.string(),
  senderType: z.string(),
  senderId: z.string().nullish(),
  text: z.string().nullish().describe('Markdown'),
  status: z.string().nullish(),
  review: review.nullish(),
  metadata: jsonObject.nullish(),
  clientId: z.string().nullish(),
  streamId: z.string().nullish(),
  streamState: z.string().nullish(),
  deliveryStatus: z.string().nullish(),
  iterationGroupId: z.string().nullish(),
  iteration: z.number().int().nullish(),
  createdAt: instant,
  updatedAt: instant.nullish(),
  attachments: z.array(attachment).catch([]).default([]),
  statusEvents: z.array(statusEvent).optional().catch(undefined).describe('Only in the two paginated lists'),
  agentName: z.string().optional().describe('Only on socket events for messages of an agent'),
});
export type Message = z.infer<typeof message>;

/** A page of messages; `nextCursor` is the id of the last item when the page is full (contract.md 6.3). */
export const messagePage = z.object({ data: z.array(message), nextCursor: z.string().nullable() });
export type MessagePage = z.infer<typeof messagePage>;

/** A text that is stored as a file and attached (contract.md 6.2). */
export const textAttachment = z.object({
  content: z.string().min(1),
  filename: z.string().default('content.md'),
  mimeType: z.string().default('text/markdown'),
});

const metadata = jsonObject.refine((value) => JSON.stringify(value).length <= LIMITS.metadataChars, {
  message: `At most ${LIMITS.metadataChars} characters as JSON`,
});

/** What an agent sends (contract.md 6.2). */
export const createMessageRequest = z.object({
  channelId: z.string().min(1),
  text: z.string().nullish(),
  status: z.enum(MESSAGE_STATUSES).nullish(),
  review: reviewRequest.nullish(),
  metadata: metadata.nullish(),
  webhookUrl: httpUrl.nullish(),
  attachmentIds: z.array(z.string()).max(LIMITS.bulkFileCount).nullish(),
  textAttachments: z.array(textAttachment).max(LIMITS.bulkFileCount).nullish(),
  iterationOf: z.string().min(1).nullish().describe('A message of the channel whose review is final (contract.md 6.5)'),
  clientId: z.string().min(1).max(LIMITS.clientIdChars).nullish(),
  streamId: streamId.nullish().describe('Name of a draft that is written while people watch (contract.md 6.4)'),
  streamState: z.enum(STREAM_STATES).nullish(),
  streamStartedAt: z.unknown().optional().describe('Accepted, ignored'),
});
export type CreateMessageRequest = z.infer<typeof createMessageRequest>;

/** What a person sends to a channel (contract.md 7.2); needs a text or an attachment. */
export const createPersonMessageRequest = z.object({
  channelId: z.string().min(1),
  text: z.string().nullish(),
  attachmentIds: z.array(z.string()).max(LIMITS.bulkFileCount).nullish(),
  clientId: z.string().min(1).max(LIMITS.clientIdChars).nullish(),
});
export type CreatePersonMessageRequest = z.infer<typeof createPersonMessageRequest>;

/** How long and how a page is read; junk is the default, never an error (R15). */
export const messageListQuery = z.object({
  channel: z.string().min(1),
  limit: z.string().optional(),
  cursor: z.string().optional(),
  search: z.string().optional(),
  has_attachments: z.string().optional(),
});
export type MessageListQuery = z.infer<typeof messageListQuery>;

/** What a held wait answers (contract.md 6.7, R1, R2). Other servers say `timeout` for `pending`. */
export const waitResult = z.looseObject({
  status: z.string(),
  timedOut: z.boolean().optional(),
  response: jsonObject.optional(),
  message: message.optional(),
});
export type WaitResult = z.infer<typeof waitResult>;
