import type { StoredAgent, StoredFile, StoredKey, StoredMessage, StoredReview, StoredUser } from './state.ts';
import { agentOf, type World } from './world.ts';

const TEXT_TYPES = ['text/markdown', 'text/plain', 'text/html', 'text/csv'];
const TEXT_CONTENT_BYTES = 65_536;

/** What goes with a message on one route and not on another. */
export interface MessageExtras {
  /** Contents of small text files (contract.md 4.2). */
  readonly textContent?: boolean;
  readonly statusEvents?: boolean;
  /** Values of password fields are hidden (contract.md 5.6). */
  readonly redacted?: boolean;
}

/** A message as a server of this version sends it: newer members are absent, not null, in older versions. */
export function presentMessage(world: World, message: StoredMessage, extras: MessageExtras = {}) {
  const { features, state } = world;
  const { clientId, streamId, streamState, updatedAt, iterationGroupId, iteration, review, ...always } = message;
  const files = [...state.files.values()].filter((file) => file.messageId === message.id);
  const steps = state.steps.filter((step) => step.streamId === streamId && step.channelId === message.channelId);
  return {
    ...always,
    review: review !== null && extras.redacted === true ? redacted(review) : review,
    ...(features.clientIds ? { clientId } : {}),
    ...(features.streams ? { streamId, streamState, updatedAt } : {}),
    ...(features.iterations ? { iterationGroupId, iteration } : {}),
    attachments: files.map((file) => presentFile(file, extras.textContent)),
    ...(features.streams && extras.statusEvents === true ? { statusEvents: steps } : {}),
  };
}

/** The payload of `message:created` and `message:updated`: the name of the agent goes with its own messages. */
export function presentArrival(world: World, message: StoredMessage) {
  const presented = presentMessage(world, message);
  return message.senderType === 'agent' ? { ...presented, agentName: agentOf(world, message).name } : presented;
}

/** A message with its agent's whole row, webhook credentials included: upstream's leak of R19. */
export function presentAnswered(world: World, message: StoredMessage) {
  return { ...presentMessage(world, message), agent: agentOf(world, message) };
}

/** An agent with its secrets masked, without what the version does not know. */
export function presentAgent(world: World, agent: StoredAgent) {
  const { features } = world;
  const {
    ownerId: _,
    webhookAuth,
    commands,
    tag,
    managementUrl,
    managementApiKey,
    isSubagent,
    parentAgentId,
    ...always
  } = agent;
  return {
    ...always,
    webhookAuth: webhookAuth === null ? null : { ...webhookAuth, password: '***' },
    ...(features.commands ? { commands } : {}),
    ...(features.tags ? { tag } : {}),
    ...(features.management
      ? { managementUrl, managementApiKey: managementApiKey === null ? null : '***', isSubagent, parentAgentId }
      : {}),
  };
}

/** A file's description (contract.md 4.2). */
export function presentFile({ bytes, ...file }: StoredFile, withText = false) {
  const hasText = withText && TEXT_TYPES.includes(file.mimeType) && bytes.length <= TEXT_CONTENT_BYTES;
  return {
    ...file,
    pluginType: file.mimeType.startsWith('image/') ? '@uax/image' : '@uax/file',
    size: bytes.length,
    pluginData: null,
    ...(hasText ? { textContent: bytes.toString('utf8') } : {}),
  };
}

/** The person of a session; a refresh leaves `mustChangePassword` out (R42). */
export function presentSessionUser({ id, email, displayName, role, mustChangePassword }: StoredUser) {
  return { id, email, displayName, role, mustChangePassword };
}

/** A person in the owner's list. */
export function presentUser({ id, email, displayName, role, createdAt }: StoredUser) {
  return { id, email, displayName, role, createdAt };
}

/** A key without its hash. */
export function presentKey({ hash: _, ...key }: StoredKey) {
  return key;
}

function redacted(review: StoredReview): StoredReview {
  const fields = review.payload?.fields;
  if (review.type !== 'form' || review.response === undefined || !Array.isArray(fields)) return review;
  const response = { ...review.response };
  for (const field of fields as { name: string; type: string }[]) {
    if (field.type === 'password' && response[field.name]) response[field.name] = '***REDACTED***';
  }
  return { ...review, response };
}
