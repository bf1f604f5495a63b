import type { ReviewRequest } from '../../src/contract/review.ts';
import type { StoredAgent } from '../../src/core/domain/agent.ts';
import type { StoredAttachment } from '../../src/core/domain/attachment.ts';
import type { StoredMessage } from '../../src/core/domain/message.ts';
import { openReview } from '../../src/core/domain/review.ts';
import { createAgentStore } from '../../src/core/store/agents.ts';
import type { Database } from '../../src/core/store/database.ts';
import { createUserStore } from '../../src/core/store/users.ts';

/** The person and the channel that {@link seedOwner} stores. */
export const OWNER_ID = 'owner00000000000000000000';
export const CHANNEL_ID = 'channel000000000000000000';

/** An agent as it is stored. */
export function aStoredAgent(wish: Partial<StoredAgent> = {}): StoredAgent {
  return {
    id: CHANNEL_ID,
    ownerId: OWNER_ID,
    name: 'An agent',
    description: null,
    avatarUrl: null,
    webhookUrl: null,
    webhookHeaders: null,
    webhookAuth: null,
    status: 'offline',
    statusMessage: null,
    statusSince: null,
    lastActiveAt: null,
    commands: null,
    tag: null,
    managementUrl: null,
    managementApiKey: null,
    isSubagent: false,
    parentAgentId: null,
    createdAt: 0,
    ...wish,
  };
}

/** A message of the agent as it is stored; with a review when one is asked for, opened at `createdAt`. */
export function aStoredMessage(
  id: string,
  wish: Partial<Omit<StoredMessage, 'review'>> & { review?: ReviewRequest } = {},
): StoredMessage {
  const { review, createdAt = 0, ...rest } = wish;
  return {
    id,
    channelId: CHANNEL_ID,
    ownerId: OWNER_ID,
    senderType: 'agent',
    senderId: CHANNEL_ID,
    text: null,
    status: null,
    metadata: null,
    clientId: null,
    streamId: null,
    streamState: null,
    deliveryStatus: 'sent',
    iterationGroupId: null,
    iteration: null,
    attachments: [],
    ...rest,
    createdAt,
    updatedAt: createdAt,
    review: review === undefined ? null : openReview(review, createdAt),
  };
}

/** A file without a message as it is stored. */
export function aStoredAttachment(id: string, wish: Partial<StoredAttachment> = {}): StoredAttachment {
  return {
    id,
    messageId: null,
    channelId: CHANNEL_ID,
    ownerId: OWNER_ID,
    filename: `${id}.txt`,
    mimeType: 'text/plain',
    sizeBytes: 1,
    storageKey: `uploads/${id}`,
    sha256: id,
    createdAt: 0,
    ...wish,
  };
}

/** Stores the person and the channel that messages need. */
export async function seedOwner(database: Database): Promise<void> {
  await createUserStore(database).create({
    id: OWNER_ID,
    email: 'owner@placet.local',
    displayName: 'Owner',
    passwordHash: 'none',
    role: 'owner',
    mustChangePassword: false,
    createdAt: 0,
  });
  await createAgentStore(database).create(aStoredAgent());
}
