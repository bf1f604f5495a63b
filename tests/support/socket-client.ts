import { io, type Socket } from 'socket.io-client';
import { SERVER_EVENTS, type ServerEventName, SOCKET_NAMESPACE } from '../../src/contract/events.ts';

const PATIENCE_MS = 15_000;

/** One event as it arrived; every payload has passed the schema of its event. */
export interface ReceivedEvent {
  readonly name: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** A connected socket that remembers everything it heard. */
export interface SocketClient {
  readonly socket: Socket;
  /** Everything heard so far, in order, without `pong`. */
  readonly received: readonly ReceivedEvent[];
  /** The first event of this name that fits, heard already or yet to come. */
  nextEvent(
    name: ServerEventName,
    isWanted?: (payload: ReceivedEvent['payload']) => boolean,
  ): Promise<ReceivedEvent['payload']>;
  /** Emits an event of the contract and answers what the server acknowledges. */
  ask(name: string, argument: unknown): Promise<{ ok: boolean }>;
  /** Settles when everything that the server sent before has been heard: a ping there, its pong back. */
  caughtUp(): Promise<void>;
  close(): void;
}

/** How a socket says who it is (contract.md 8.1). */
export interface SocketAuth {
  readonly apiKey?: string;
  readonly token?: string;
}

/** Connects to the namespace of the contract; rejects with the `connect_error` when it is refused. */
export async function connectSocket(
  url: string,
  auth: SocketAuth,
  options: { transports?: ('websocket' | 'polling')[]; extraHeaders?: Record<string, string> } = {},
): Promise<SocketClient> {
  const { transports = ['websocket'], extraHeaders } = options;
  const socket = io(url + SOCKET_NAMESPACE, {
    auth,
    transports,
    forceNew: true,
    reconnection: false,
    ...(extraHeaders === undefined ? {} : { extraHeaders }),
  });
  const received: ReceivedEvent[] = [];
  const listeners = new Set<() => void>();
  socket.onAny((name: string, payload: unknown) => {
    if (name === 'pong') return;
    if (!Object.hasOwn(SERVER_EVENTS, name)) throw new Error(`The server sent "${name}", which the contract lacks.`);
    SERVER_EVENTS[name as ServerEventName].parse(payload);
    received.push({ name, payload: payload as ReceivedEvent['payload'] });
    for (const listener of [...listeners]) listener();
  });

  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', (error) => {
      socket.close();
      reject(error);
    });
  });

  return {
    socket,
    received,
    nextEvent(name, isWanted = () => true) {
      const find = () => received.find((event) => event.name === name && isWanted(event.payload))?.payload;
      return new Promise((resolve, reject) => {
        const look = (): void => {
          const found = find();
          if (found === undefined) return;
          clearTimeout(patience);
          listeners.delete(look);
          resolve(found);
        };
        const patience = setTimeout(() => {
          listeners.delete(look);
          const heard = received.map((event) => event.name).join(', ');
          reject(new Error(`No fitting ${name} in ${PATIENCE_MS} ms; heard: ${heard || 'nothing'}`));
        }, PATIENCE_MS);
        listeners.add(look);
        look();
      });
    },
    ask: (name, argument) => socket.timeout(PATIENCE_MS).emitWithAck(name, argument),
    caughtUp: () =>
      new Promise((resolve) => {
        socket.once('pong', resolve);
        socket.emit('ping');
      }),
    close: () => void socket.close(),
  };
}
