import type { DefaultEventsMap, Namespace, Socket } from 'socket.io';
import { AppError } from '../../contract/errors.ts';
import { CLIENT_EVENTS, RELAYED_EVENTS } from '../../contract/events.ts';
import type { CrowdLimits } from '../../contract/limits.ts';
import type { Ports } from '../ports.ts';
import type { Services } from '../services/services.ts';
import type { SocketIdentity } from './identity.ts';
import type { Outbox } from './outbox.ts';
import { channelRoom, channelRooms } from './rooms.ts';

interface SocketData {
  identity: SocketIdentity;
  /** How many facts had ended sockets before this one began to say who it is. */
  endingsBefore: number;
}
/** The namespace of the contract, whose sockets know who they are. */
export type Gateway = Namespace<DefaultEventsMap, DefaultEventsMap, DefaultEventsMap, SocketData>;
export type GatewaySocket = Socket<DefaultEventsMap, DefaultEventsMap, DefaultEventsMap, SocketData>;

/** What the handlers of client events need. */
export interface ClientEventParts {
  readonly services: Pick<Services, 'agents'>;
  readonly ports: Ports;
  readonly limits: CrowdLimits;
  /** Relays go through it as well: a piece of a draft that overtook the draft would be dropped (contract.md 8.3). */
  readonly outbox: Outbox;
}

/** What a client that asked for an acknowledgement gets (contract.md 8.2); the sentence only where it can act on it. */
interface Acknowledgement {
  readonly ok: boolean;
  readonly message?: string;
}

/** Makes a socket's events work: subscriptions, the read marker, relays, ping (contract.md 8.2). */
export function serveSocket(socket: GatewaySocket, parts: ClientEventParts): void {
  const { userId, reader } = socket.data.identity;
  const { services, limits, outbox } = parts;
  const inOwnedChannel = createOwnerCheck(userId, parts);
  const onChannel = (
    name: 'subscribe:channel' | 'unsubscribe:channel' | 'channel:read',
    effect: (channelId: string) => Promise<unknown> | unknown,
  ) => {
    socket.on(name, async (argument: unknown, acknowledge: unknown) => {
      const { data } = CLIENT_EVENTS[name].safeParse(argument);
      const outcome = data === undefined ? { ok: false } : await inOwnedChannel(data, () => effect(data));
      if (typeof acknowledge === 'function') acknowledge(outcome);
    });
  };

  const roomsAtStart = socket.rooms.size;
  onChannel('subscribe:channel', (channelId) => {
    const room = channelRoom(channelId, reader);
    const isOneMore = !socket.rooms.has(room);
    if (isOneMore && socket.rooms.size - roomsAtStart >= limits.subscriptionsPerSocketCount) {
      throw new AppError('too_many_subscriptions');
    }
    return socket.join(room);
  });
  onChannel('unsubscribe:channel', (channelId) => socket.leave(channelRoom(channelId, reader)));
  onChannel('channel:read', (channelId) => services.agents.markRead(userId, channelId));
  for (const name of RELAYED_EVENTS) {
    // What is not of the contract is gone after parsing, so nothing else is passed on (R20).
    socket.on(name, async (argument: unknown, acknowledge: unknown) => {
      const { data } = CLIENT_EVENTS[name].safeParse(argument);
      const relay = () => {
        if (data) outbox.post({ rooms: channelRooms(data.channelId), name, payload: () => data });
      };
      const outcome = data === undefined ? { ok: false } : await inOwnedChannel(data.channelId, relay);
      if (typeof acknowledge === 'function') acknowledge(outcome);
    });
  }
  socket.on('ping', () => outbox.afterPosted(() => void socket.emit('pong')));
}

/** Makes what runs an effect on a channel when the caller owns it, and answers how that went. */
function createOwnerCheck(userId: string, { services, ports }: ClientEventParts) {
  return async (channelId: string, effect: () => Promise<unknown> | unknown): Promise<Acknowledgement> => {
    try {
      await services.agents.getOwned(userId, channelId, 'channel_forbidden');
      await effect();
      return { ok: true };
    } catch (error) {
      if (error instanceof AppError && error.code === 'too_many_subscriptions') {
        return { ok: false, message: error.message };
      }
      // A foreign channel is silently nothing (contract.md 8.2); the log tells the owner of this machine.
      ports.log('debug', 'A socket asked for a channel that is not its own', { reason: String(error) });
      return { ok: false };
    }
  };
}
