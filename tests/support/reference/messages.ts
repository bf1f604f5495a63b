import { z } from 'zod';
import { jsonObject } from '../../../src/contract/value.ts';
import { deliverPersonMessage } from './deliveries.ts';
import { presentArrival } from './presented.ts';
import { Refusal, validated } from './refusal.ts';
import { openReview, reviewRequest } from './reviews.ts';
import { newId, nowText } from './rows.ts';
import type { StoredAgent, StoredFile, StoredMessage } from './state.ts';
import type { Audience, World } from './world.ts';

const agentMessage = z.object({
  channelId: z.string().min(1),
  text: z.string().optional(),
  status: z.enum(['info', 'success', 'warning', 'error']).optional(),
  review: reviewRequest.optional(),
  metadata: jsonObject.optional(),
  webhookUrl: z.url().optional(),
  attachmentIds: z.array(z.string()).optional(),
  textAttachments: z
    .array(
      z.object({
        content: z.string().min(1),
        filename: z.string().default('content.md'),
        mimeType: z.string().default('text/markdown'),
      }),
    )
    .optional(),
  iterationOf: z.string().optional(),
  clientId: z.string().optional(),
  streamId: z.string().optional(),
  streamState: z.enum(['streaming', 'complete', 'aborted']).optional(),
});
/** What an agent sends (contract.md 6.2). */
export type AgentMessage = z.input<typeof agentMessage>;

const personMessage = z.object({
  channelId: z.string().min(1),
  text: z.string().optional(),
  attachmentIds: z.array(z.string()).optional(),
  clientId: z.string().optional(),
});

/** Stores what an agent sends to a channel of `userId` and tells everybody. */
export function createAgentMessage(world: World, userId: string, body: unknown): StoredMessage {
  const { features, state } = world;
  const sent = validated(agentMessage, body);
  const { text, status, review, attachmentIds, textAttachments } = sent;
  if (!text && !review && !status && !attachmentIds?.length && !textAttachments?.length) {
    throw new Refusal(400, 'A message needs content');
  }
  const agent = ownAgent(world, userId, sent.channelId);
  const draft = features.streams ? sent.streamId : undefined;
  const findOwn = (fits: (message: StoredMessage) => boolean) =>
    [...state.messages.values()].find(
      (message) => message.channelId === agent.id && message.senderType === 'agent' && fits(message),
    );
  if (features.agentClientIdIsIdempotent && sent.clientId !== undefined) {
    const known = findOwn(({ clientId }) => clientId === sent.clientId);
    if (known !== undefined) return known;
  }
  if (draft !== undefined) {
    const known = findOwn(({ streamId }) => streamId === draft);
    if (known !== undefined) return abortedDraft(world, agent, known, sent);
  }
  const chain =
    features.iterations && sent.iterationOf !== undefined ? nextRound(world, agent, sent.iterationOf) : null;
  const message = newMessage(world, agent, {
    senderType: 'agent',
    senderId: agent.id,
    text: text ?? null,
    status: status ?? null,
    review: review === undefined ? null : openReview(review),
    metadata: storedMetadata(world, sent),
    clientId: sent.clientId ?? null,
    streamId: draft ?? null,
    streamState: draft === undefined ? null : (sent.streamState ?? null),
    iterationGroupId: chain?.groupId ?? null,
    iteration: chain?.iteration ?? null,
  });
  attach(world, message, attachmentIds);
  for (const file of features.iterations ? (textAttachments ?? []) : []) {
    const { content, filename, mimeType } = file;
    storeFile(world, agent.id, { filename, mimeType, bytes: Buffer.from(content) }, message.id);
  }
  announce(world, agent, message);
  return message;
}

/** Stores what a person sends. A repeated `clientId` makes a second message: upstream's R14. */
export function createPersonMessage(world: World, userId: string, body: unknown): StoredMessage {
  const { clientId, ...sent } = validated(personMessage, body);
  if (!sent.text && !sent.attachmentIds?.length) throw new Refusal(400, 'A message needs text or an attachment');
  const agent = ownAgent(world, userId, sent.channelId);
  const message = newMessage(world, agent, {
    senderType: 'user',
    senderId: userId,
    text: sent.text ?? null,
    clientId: world.features.clientIds ? (clientId ?? null) : null,
    metadata: world.features.clientIdInMetadata && clientId !== undefined ? { clientId } : null,
  });
  attach(world, message, sent.attachmentIds);
  announce(world, agent, message);
  deliverPersonMessage(world, message);
  return message;
}

/** Stores a message that only carries a file, which is what an upload is; rooms differ by who sends (R36). */
export function createUpload(
  world: World,
  agent: StoredAgent,
  sender: { type: 'agent' | 'user'; id: string; text: string | null },
  file: Pick<StoredFile, 'filename' | 'mimeType' | 'bytes'>,
): StoredFile {
  const message = newMessage(world, agent, { senderType: sender.type, senderId: sender.id, text: sender.text });
  const stored = storeFile(world, agent.id, file, message.id);
  announce(world, agent, message, sender.type === 'agent' ? 'channel' : 'both-twice');
  return stored;
}

/** Stores a file, in no message unless one is named. */
export function storeFile(
  world: World,
  channelId: string,
  file: Pick<StoredFile, 'filename' | 'mimeType' | 'bytes'>,
  messageId: string | null = null,
): StoredFile {
  const id = newId();
  const stored = {
    ...file,
    id,
    messageId,
    channelId,
    storageKey: `uploads/${id}-${file.filename}`,
    createdAt: nowText(),
  };
  world.state.files.set(id, stored);
  return stored;
}

/** The agent of this id when the person owns it; else the refusal of message, review and file routes. */
export function ownAgent(world: World, userId: string, channelId: string): StoredAgent {
  const agent = world.state.agents.get(channelId);
  if (agent?.ownerId !== userId) throw new Refusal(403, 'Not your agent');
  return agent;
}

function newMessage(
  world: World,
  agent: StoredAgent,
  wish: Partial<StoredMessage> & Pick<StoredMessage, 'senderType' | 'senderId'>,
): StoredMessage {
  const createdAt = nowText();
  const message: StoredMessage = {
    id: newId(),
    channelId: agent.id,
    text: null,
    status: null,
    review: null,
    metadata: null,
    clientId: null,
    streamId: null,
    streamState: null,
    deliveryStatus: 'sent',
    iterationGroupId: null,
    iteration: null,
    createdAt,
    updatedAt: createdAt,
    ...wish,
  };
  world.state.messages.set(message.id, message);
  return message;
}

function announce(world: World, agent: StoredAgent, message: StoredMessage, audience: Audience = 'both'): void {
  world.tell(audience, agent, 'message:created', presentArrival(world, message));
}

function attach(world: World, message: StoredMessage, fileIds: readonly string[] = []): void {
  for (const id of fileIds) {
    const file = world.state.files.get(id);
    if (file?.messageId === null && file.channelId === message.channelId) file.messageId = message.id;
  }
}

/** Of a draft that exists only the word `aborted` is taken over, and that only by the latest versions. */
function abortedDraft(
  world: World,
  agent: StoredAgent,
  draft: StoredMessage,
  sent: z.infer<typeof agentMessage>,
): StoredMessage {
  if (world.features.abortableStreams && sent.streamState === 'aborted' && draft.streamState === 'streaming') {
    Object.assign(draft, { text: sent.text ?? draft.text, streamState: 'aborted', updatedAt: nowText() });
    world.tell('both', agent, 'message:updated', presentArrival(world, draft));
  }
  return draft;
}

function nextRound(world: World, agent: StoredAgent, rootId: string): { groupId: string; iteration: number } {
  const root = world.state.messages.get(rootId);
  if (root?.channelId !== agent.id || root.review === null || root.review.status === 'pending') {
    throw new Refusal(400, 'iterationOf must name a finished review of this channel');
  }
  root.iterationGroupId ??= root.id;
  root.iteration ??= 1;
  const { iterationGroupId: groupId } = root;
  const rounds = [...world.state.messages.values()].filter((message) => message.iterationGroupId === groupId);
  return { groupId, iteration: Math.max(...rounds.map((message) => message.iteration ?? 1)) + 1 };
}

function storedMetadata(world: World, sent: z.infer<typeof agentMessage>): StoredMessage['metadata'] {
  const { metadata, webhookUrl, review, clientId } = sent;
  const plugin = review?.type === 'freeform' ? review.payload?.plugin : undefined;
  const added = {
    ...(webhookUrl === undefined ? {} : { webhookUrl }),
    ...(typeof plugin === 'string' && metadata?.plugin === undefined ? { plugin } : {}),
    ...(world.features.clientIdInMetadata && clientId !== undefined ? { clientId } : {}),
  };
  return metadata === undefined && Object.keys(added).length === 0 ? null : { ...metadata, ...added };
}
