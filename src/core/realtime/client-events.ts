import type { DefaultEventsMap, Namespace, Socket } from 'socket.io';
import { CLIENT_EVENTS, RELAYED_EVENTS } from '../../contract/events.ts';
import { LIMITS } from '../../contract/limits.ts';
import type { Ports } from '../ports.ts';
import type { Reader } from '../presenters/message.ts';
import type { Services } from '../services/services.ts';
import type { Outbox } from './outbox.ts';
import { channelRoom, channelRooms } from './rooms.ts';

/** Who is on the other end: a person's program, or an agent with a key. */
export interface SocketIdentity {
  readonly userId: string;
  readonly reader: Reader;
}

interface SocketData {
  identity: SocketIdentity;
}
/** The namespace of the contract, whose sockets know who they are. */
export type Gateway = Namespace<DefaultEventsMap, DefaultEventsMap, DefaultEventsMap, SocketData>;
export type GatewaySocket = Socket<DefaultEventsMap, DefaultEventsMap, DefaultEventsMap, SocketData>;

/** What the handlers of client events need. */
export interface ClientEventParts {
  readonly services: Pick<Services, 'agents'>;
  readonly ports: Ports;
  /** Relays go through it as well: a piece of a draft that overtook the draft would be dropped (contract.md 8.3). */
  readonly outbox: Outbox;
}

/** Makes a socket's events work: subscriptions, the read marker, relays, ping (contract.md 8.2). */
export function serveSocket(socket: GatewaySocket, parts: ClientEventParts): void {
  const { userId, reader } = socket.data.identity;
  const inOwnedChannel = createOwnerCheck(userId, parts);
  const onChannel = (
    name: 'subscribe:channel' | 'unsubscribe:channel' | 'channel:read',
    effect: (channelId: string) => Promise<unknown> | unknown,
  ) => {
    socket.on(name, async (argument: unknown, acknowledge: unknown) => {
      const parsed = CLIENT_EVENTS[name].safeParse(argument);
      const isDone = parsed.success && (await inOwnedChannel(parsed.data, () => effect(parsed.data)));
      if (typeof acknowledge === 'function') acknowledge({ ok: isDone });
    });
  };

  onChannel('subscribe:channel', (channelId) => {
    if (socket.rooms.size > LIMITS.subscriptionsPerSocketCount) throw new Error('too many subscriptions');
    return socket.join(channelRoom(channelId, reader));
  });
  onChannel('unsubscribe:channel', (channelId) => socket.leave(channelRoom(channelId, reader)));
  onChannel('channel:read', (channelId) => parts.services.agents.markRead(userId, channelId));
  for (const name of RELAYED_EVENTS) {
    // What is not of the contract is gone after parsing, so nothing else is passed on (R20).
    socket.on(name, async (argument: unknown, acknowledge: unknown) => {
      const { data } = CLIENT_EVENTS[name].safeParse(argument);
      const relay = () => {
        if (data) parts.outbox.post({ rooms: channelRooms(data.channelId), name, payload: () => data });
      };
      const isDone = data !== undefined && (await inOwnedChannel(data.channelId, relay));
      if (typeof acknowledge === 'function') acknowledge({ ok: isDone });
    });
  }
  socket.on('ping', () => parts.outbox.afterPosted(() => void socket.emit('pong')));
}

/** Makes what runs an effect on a channel when the caller owns it, and answers whether it did. */
function createOwnerCheck(userId: string, { services, ports }: ClientEventParts) {
  return async (channelId: string, effect: () => Promise<unknown> | unknown): Promise<boolean> => {
    try {
      await services.agents.getOwned(userId, channelId, 'channel_forbidden');
      await effect();
      return true;
    } catch (error) {
      // A foreign channel is silently nothing (contract.md 8.2); the log tells the owner of this machine.
      ports.log('debug', 'A socket asked for a channel that is not its own', { reason: String(error) });
      return false;
    }
  };
}
