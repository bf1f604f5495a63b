import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import { ERRORS } from '../../contract/errors.ts';
import { SOCKET_NAMESPACE } from '../../contract/events.ts';
import type { CrowdLimits } from '../../contract/limits.ts';
import type { CoreEvent, EventBus } from '../domain/events.ts';
import { isServedHost, isServedOrigin, type ServedAddress } from '../domain/local-address.ts';
import type { Ports } from '../ports.ts';
import type { Services } from '../services/services.ts';
import { createTally } from '../services/tally.ts';
import { type Gateway, serveSocket } from './client-events.ts';
import { presentEvent } from './event-presenter.ts';
import { endedBy, identify } from './identity.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { channelRoom, channelRooms, personRoom } from './rooms.ts';

/** What the gateway is joined from. */
export interface GatewayParts {
  readonly httpServer: HttpServer;
  readonly services: Pick<Services, 'agents' | 'apiKeys' | 'sessions'>;
  readonly events: EventBus;
  readonly ports: Ports;
  readonly limits: CrowdLimits;
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
  const connected = createTally(parts.limits.socketsPerUserCount);
  const outbox = createOutbox(gateway, (error) =>
    parts.ports.log('error', 'An event could not be sent to the sockets', { reason: String(error) }),
  );
  let endingCount = 0;

  gateway.use((socket, next) => {
    socket.data.endingsBefore = endingCount;
    identify(socket.handshake.auth, parts.services).then(
      (identity) => {
        const giveBack = connected.take(identity.userId);
        if (giveBack === null) return next(tooManySockets());
        socket.conn.once('close', giveBack);
        if (socket.conn.readyState === 'closed') giveBack();
        socket.data.identity = identity;
        next();
      },
      // Whatever was wrong, this is the one word that clients know (contract.md 8.1).
      () => next(new Error('unauthorized')),
    );
  });
  gateway.on('connection', (socket) => {
    const { identity, endingsBefore } = socket.data;
    if (identity.reader === 'person') void socket.join(personRoom(identity.userId));
    serveSocket(socket, { ...parts, outbox });
    // A key that went while its socket was coming in did not find it among the others.
    if (endingsBefore !== endingCount) {
      identify(socket.handshake.auth, parts.services).catch(() => socket.disconnect(true));
    }
  });
  const leaveBus = parts.events.subscribe((event) => {
    if (endedBy(event) !== null) endingCount += 1;
    broadcast(gateway, outbox, event);
  });

  return {
    async stop() {
      leaveBus();
      outbox.flush();
      await io.close();
    },
  };
}

/** `connect_error` with the code that contract.md 8.1 makes room for, and the sentence for people as its data. */
function tooManySockets(): Error {
  return Object.assign(new Error('too_many_sockets'), { data: { message: ERRORS.too_many_sockets.message } });
}

function broadcast(gateway: Gateway, outbox: Outbox, event: CoreEvent): void {
  if (event.kind === 'channel:deleted') {
    const rooms = channelRooms(event.channelId);
    outbox.afterPosted(() => gateway.in(rooms).socketsLeave(rooms));
  }
  const isEnded = endedBy(event);
  if (isEnded !== null) {
    outbox.afterPosted(() => {
      for (const socket of gateway.sockets.values()) {
        if (isEnded(socket.data.identity)) socket.disconnect(true);
      }
    });
  }
  const presented = presentEvent(event);
  if (presented === null) return;
  const { name, channelId, ownerId, present } = presented;
  // One posting per kind of reader, since agents get raw values of password fields; each socket is of one kind, so it
  // hears the event once even when it is in both rooms.
  outbox.post({
    rooms: [channelRoom(channelId, 'person'), personRoom(ownerId)],
    name,
    payload: () => present('person'),
  });
  outbox.post({ rooms: [channelRoom(channelId, 'agent')], name, payload: () => present('agent') });
}
