import type { Server as HttpServer } from 'node:http';
import type { Duplex } from 'node:stream';
import { Server, type Socket } from 'socket.io';
import { keyHash, markKey, nowText } from './rows.ts';
import { tokenSubject } from './session-tokens.ts';
import type { StoredAgent } from './state.ts';
import type { Audience, World } from './world.ts';

/** The sockets of one run of the reference server. */
export interface Gateway {
  tell(audience: Audience, agent: StoredAgent, name: string, payload: unknown): void;
  /** Ends every socket in Socket.IO's own words, as a server that shuts down. */
  disconnectAll(): void;
  /** Cuts the TCP connections, as a network that fails. */
  cutAll(): void;
  socketCount(): number;
  /** How many sockets of people follow a channel. */
  followersOf(channelId: string): number;
  close(): void;
}

interface Identity {
  readonly userId: string;
  readonly isAgent: boolean;
}

const channelRoom = (channelId: string) => `channel:${channelId}`;
const userRoom = (userId: string) => `user:${userId}`;

/** Serves Socket.IO on a server, with the rooms and the authentication of the world's version (contract.md 8). */
export function openGateway(httpServer: HttpServer, world: World): Gateway {
  const io = new Server(httpServer, { serveClient: false });
  const sockets = io.of('/ws');
  const lines = new Set<Duplex>();
  httpServer.on('upgrade', (_request, line) => {
    lines.add(line);
    line.once('close', () => lines.delete(line));
  });

  if (world.features.authenticatesBeforeConnecting) {
    sockets.use((socket, next) => next(identify(world, socket) === null ? new Error('unauthorized') : undefined));
  }
  sockets.on('connection', (socket) => {
    const identity = identify(world, socket);
    if (identity === null) {
      socket.disconnect(true);
      return;
    }
    socket.data.isAgent = identity.isAgent;
    if (!identity.isAgent || world.features.keySocketsJoinUserRoom) void socket.join(userRoom(identity.userId));
    serve(world, socket, identity);
  });

  return {
    tell(audience, agent, name, payload) {
      const channel = channelRoom(agent.id);
      const user = userRoom(agent.ownerId);
      if (audience === 'both' && world.features.singleBroadcast) {
        sockets.to([channel, user]).emit(name, payload);
        return;
      }
      if (audience !== 'user') sockets.to(channel).emit(name, payload);
      if (audience !== 'channel') sockets.to(user).emit(name, payload);
    },
    disconnectAll: () => sockets.disconnectSockets(true),
    cutAll() {
      for (const line of lines) line.destroy();
    },
    socketCount: () => sockets.sockets.size,
    followersOf(channelId) {
      const ids = [...(sockets.adapter.rooms.get(channelRoom(channelId)) ?? [])];
      return ids.filter((id) => sockets.sockets.get(id)?.data.isAgent === false).length;
    },
    close: () => void io.engine.close(),
  };
}

/** Reads the handshake's `auth` and nothing else; a key decides over a token. */
function identify({ state, times }: World, { handshake }: Socket): Identity | null {
  const { apiKey, token } = handshake.auth as { apiKey?: unknown; token?: unknown };
  if (apiKey !== undefined) {
    const hash = keyHash(String(apiKey));
    const key = [...state.keys.values()].find((known) => known.hash === hash);
    return key === undefined ? null : { userId: key.userId, isAgent: true };
  }
  const userId = tokenSubject(token, state.secret, times);
  return userId !== null && state.users.has(userId) ? { userId, isAgent: false } : null;
}

function serve({ state, features }: World, socket: Socket, { userId }: Identity): void {
  const owns = (channelId: unknown): channelId is string =>
    typeof channelId === 'string' && state.agents.get(channelId)?.ownerId === userId;
  socket.on('subscribe:channel', (channelId: unknown) => {
    if (owns(channelId)) void socket.join(channelRoom(channelId));
  });
  socket.on('unsubscribe:channel', (channelId: unknown) => void socket.leave(channelRoom(String(channelId))));
  socket.on('channel:read', (channelId: unknown) => {
    if (owns(channelId)) state.readMarks.set(markKey(userId, channelId), nowText());
  });
  socket.on('ping', () => socket.emit('pong'));
  const relayed = [
    ...(features.socketRelays ? ['message:delta', 'message:progress'] : []),
    ...(features.commands ? ['agent:commands'] : []),
  ];
  for (const name of relayed) {
    // To whatever channel it names: upstream checks no owner (R20), and the sender hears it too.
    socket.on(name, (payload: { channelId?: unknown } | undefined) => {
      if (typeof payload?.channelId !== 'string') return;
      socket.nsp.to(channelRoom(payload.channelId)).emit(name, payload);
    });
  }
}
