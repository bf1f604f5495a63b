import type { Server as HttpServer } from 'node:http';
import { type DefaultEventsMap, type Namespace, Server } from 'socket.io';
import { channelArgument, SOCKET_NAMESPACE } from '../../contract/events.ts';
import type { CoreEvent, EventBus } from '../domain/events.ts';
import { isServedHost, isServedOrigin, type ServedAddress } from '../domain/local-address.ts';
import type { Ports } from '../ports.ts';
import type { Services } from '../services/services.ts';
import { presentEvent } from './event-presenter.ts';

/** Who is on the other end: a person's program, or an agent with a key. */
interface SocketIdentity {
  readonly userId: string;
  readonly reader: 'agent' | 'person';
}

type Gateway = Namespace<DefaultEventsMap, DefaultEventsMap, DefaultEventsMap, { identity: SocketIdentity }>;

/** What the gateway is joined from. */
export interface GatewayParts {
  readonly httpServer: HttpServer;
  readonly services: Pick<Services, 'agents' | 'apiKeys' | 'sessions'>;
  readonly events: EventBus;
  readonly ports: Ports;
  readonly servedAddress: () => ServedAddress;
}

/**
 * Serves Socket.IO on the HTTP server's port and sends every event of the bus to the channel's and the person's rooms
 * (contract.md 8). Answers how to stop: connections are closed at once.
 */
export function startGateway(parts: GatewayParts): { stop(): Promise<void> } {
  const io = new Server(parts.httpServer, {
    serveClient: false,
    allowRequest: (request, decide) => {
      const served = parts.servedAddress();
      const isAllowed = isServedHost(request.headers.host, served) && isServedOrigin(request.headers.origin, served);
      decide(isAllowed ? null : 'refused', isAllowed);
    },
  });
  const gateway: Gateway = io.of(SOCKET_NAMESPACE);

  gateway.use((socket, next) => {
    identify(socket.handshake.auth, parts.services).then(
      (identity) => {
        socket.data.identity = identity;
        next();
      },
      // Whatever was wrong, this is the one word that clients know (contract.md 8.1).
      () => next(new Error('unauthorized')),
    );
  });
  gateway.on('connection', (socket) => {
    const { identity } = socket.data;
    if (identity.reader === 'person') void socket.join(personRoom(identity.userId));
    serveSocket(socket, identity, parts);
  });
  const leaveBus = parts.events.subscribe((event) => broadcast(gateway, event));

  return {
    async stop() {
      leaveBus();
      await io.close();
    },
  };
}

type GatewaySocket = Parameters<Parameters<Gateway['on']>[1]>[0];

function serveSocket(socket: GatewaySocket, identity: SocketIdentity, { services, ports }: GatewayParts): void {
  const withOwnedChannel = (effect: (channelId: string) => Promise<unknown> | unknown) => {
    return async (argument: unknown, acknowledge: unknown) => {
      const parsed = channelArgument.safeParse(argument);
      let isDone = false;
      try {
        if (parsed.success) {
          await services.agents.getOwned(identity.userId, parsed.data, 'channel_forbidden');
          await effect(parsed.data);
          isDone = true;
        }
      } catch (error) {
        // A foreign channel is silently nothing (contract.md 8.2); the log tells the owner of this machine.
        ports.log('debug', 'A socket asked for a channel that is not its own', { reason: String(error) });
      }
      if (typeof acknowledge === 'function') acknowledge({ ok: isDone });
    };
  };
  socket.on(
    'subscribe:channel',
    withOwnedChannel((channelId) => socket.join(channelRoom(channelId, identity.reader))),
  );
  socket.on(
    'unsubscribe:channel',
    withOwnedChannel((channelId) => socket.leave(channelRoom(channelId, identity.reader))),
  );
  socket.on(
    'channel:read',
    withOwnedChannel((channelId) => services.agents.markRead(identity.userId, channelId)),
  );
  socket.on('ping', () => socket.emit('pong'));
}

async function identify(
  auth: Record<string, unknown>,
  { apiKeys, sessions }: GatewayParts['services'],
): Promise<SocketIdentity> {
  if (typeof auth.apiKey === 'string') {
    const key = await apiKeys.authenticate(auth.apiKey);
    return { userId: key.userId, reader: 'agent' };
  }
  const token = typeof auth.token === 'string' ? auth.token : undefined;
  const user = await sessions.authenticate(token);
  return { userId: user.id, reader: 'person' };
}

function broadcast(gateway: Gateway, event: CoreEvent): void {
  const { name, channelId, ownerId, present } = presentEvent(event);
  // One broadcast per kind of reader, since agents get raw values of password fields; each socket is of one kind, so it
  // hears the event once even when it is in both rooms.
  gateway.to([channelRoom(channelId, 'person'), personRoom(ownerId)]).emit(name, present('person'));
  gateway.to(channelRoom(channelId, 'agent')).emit(name, present('agent'));
}

function channelRoom(channelId: string, reader: 'agent' | 'person'): string {
  return `channel:${reader}:${channelId}`;
}

function personRoom(userId: string): string {
  return `user:${userId}`;
}
