import { z } from 'zod';
import { agentCommands } from './agent-settings.ts';
import { LIMITS } from './limits.ts';
import { message } from './message.ts';
import { review } from './review.ts';
import { statusEvent, streamId } from './stream.ts';
import { instant } from './value.ts';

/** The Socket.IO namespace; the path stays `/socket.io/` (contract.md 8.1). */
export const SOCKET_NAMESPACE = '/ws';

/** A channel id, bare as documented, or inside an object as some clients send it (contract.md 8.2). */
export const channelArgument = z.union([
  z.string().min(1),
  z.object({ channelId: z.string().min(1) }).transform((value) => value.channelId),
]);

const channelId = z.string().min(1);

/** A piece of text for a draft, for low latency only (contract.md 6.4, 8.3); `streamEnd` is a marker. */
export const messageDelta = z.object({
  channelId,
  delta: z.string().max(LIMITS.relayedTextChars),
  streamId: streamId.nullish(),
  streamBaseId: streamId.nullish(),
  streamStartedAt: z.union([z.string().max(LIMITS.streamIdChars), z.number()]).nullish(),
  streamEnd: z.boolean().nullish(),
});

/** What the agent is doing right now; ephemeral. */
export const messageProgress = z.object({
  channelId,
  content: z.string().max(LIMITS.relayedTextChars),
  toolHint: z.boolean().nullish(),
  streamId: streamId.nullish(),
});

/** The slash commands that an agent now understands. Storing them is the PUT route. */
export const commandsChange = z.object({ channelId, commands: agentCommands });

/** What a client may emit, with its argument (contract.md 8.2). */
export const CLIENT_EVENTS = {
  'subscribe:channel': channelArgument,
  'unsubscribe:channel': channelArgument,
  'channel:read': channelArgument,
  'message:delta': messageDelta,
  'message:progress': messageProgress,
  'agent:commands': commandsChange,
  ping: z.unknown(),
} as const;

/** What the server relays from one client to those who subscribed to the channel; nothing of it is stored. */
export const RELAYED_EVENTS = ['message:delta', 'message:progress', 'agent:commands'] as const;
export type RelayedEventName = (typeof RELAYED_EVENTS)[number];

/** What the server emits, with its payload (contract.md 8.3). Lenient, because other servers' versions differ. */
export const SERVER_EVENTS = {
  'message:created': message,
  'message:updated': message,
  'message:deleted': z.looseObject({
    id: z.string().optional(),
    messageId: z.string().optional(),
    channelId: z.string().optional(),
  }),
  'message:status': statusEvent,
  'message:delta': messageDelta,
  'message:progress': messageProgress,
  'agent:commands': commandsChange,
  'review:responded': message,
  'review:expired': z.looseObject({
    messageId: z.string().optional(),
    id: z.string().optional(),
    channelId: z.string().optional(),
    review: review.nullish(),
    expiredAt: instant.optional(),
  }),
  'message:delivery': z.looseObject({
    messageId: z.string(),
    deliveryStatus: z.string(),
    channelId: z.string().optional(),
  }),
  'agent:status': z.looseObject({
    agentId: z.string(),
    status: z.string(),
    statusMessage: z.string().nullish(),
    statusSince: instant.nullish(),
  }),
  pong: z.unknown(),
} as const;

export type ServerEventName = keyof typeof SERVER_EVENTS;
export type ServerEvent = {
  [N in ServerEventName]: { name: N; payload: z.infer<(typeof SERVER_EVENTS)[N]> };
}[ServerEventName];
