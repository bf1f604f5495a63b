import { z } from 'zod';
import { message } from './message.ts';
import { review } from './review.ts';
import { instant } from './value.ts';

/** The Socket.IO namespace; the path stays `/socket.io/` (contract.md 8.1). */
export const SOCKET_NAMESPACE = '/ws';

/** A channel id, bare as documented, or inside an object as some clients send it (contract.md 8.2). */
export const channelArgument = z.union([
  z.string().min(1),
  z.object({ channelId: z.string().min(1) }).transform((value) => value.channelId),
]);

/** What a client may emit, with its argument (contract.md 8.2). */
export const CLIENT_EVENTS = {
  'subscribe:channel': channelArgument,
  'unsubscribe:channel': channelArgument,
  'channel:read': channelArgument,
  ping: z.unknown(),
} as const;

/** What the server emits, with its payload (contract.md 8.3). Lenient, because other servers' versions differ. */
export const SERVER_EVENTS = {
  'message:created': message,
  'message:updated': message,
  'message:deleted': z.looseObject({
    id: z.string().optional(),
    messageId: z.string().optional(),
    channelId: z.string().optional(),
  }),
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
