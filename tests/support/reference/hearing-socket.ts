import { io } from 'socket.io-client';

const PATIENCE_MS = 10_000;
const LOOK_EVERY_MS = 5;

/** A connected socket that keeps everything it heard, whatever the shape. */
export interface HeardSocket {
  /** Payloads of an event, in order. */
  heard(name: string): readonly unknown[];
  /** Names of everything heard, in order, without `pong`. */
  names(): readonly string[];
  /** Follows a channel; settles when the server has taken it in. */
  subscribe(channelId: string): Promise<void>;
  /** Settles when everything that the server sent before has been heard. */
  caughtUp(): Promise<void>;
  isConnected(): boolean;
  close(): void;
}

/** Connects by WebSocket; rejects with the error of the connection. */
export async function hearingSocket(url: string, auth: Readonly<Record<string, string>>): Promise<HeardSocket> {
  const socket = io(`${url}/ws`, { auth, transports: ['websocket'], forceNew: true, reconnection: false });
  const events: { readonly name: string; readonly payload: unknown }[] = [];
  socket.onAny((name: string, payload: unknown) => {
    if (name !== 'pong') events.push({ name, payload });
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', (error) => {
      socket.close();
      reject(error);
    });
  });
  const caughtUp = (): Promise<void> =>
    new Promise((resolve) => {
      socket.once('pong', resolve);
      socket.emit('ping');
    });
  return {
    heard: (name) => events.filter((event) => event.name === name).map(({ payload }) => payload),
    names: () => events.map(({ name }) => name),
    caughtUp,
    subscribe(channelId) {
      socket.emit('subscribe:channel', channelId);
      return caughtUp();
    },
    isConnected: () => socket.connected,
    close: () => void socket.close(),
  };
}

/** Settles when something is so, looking again and again; throws after ten seconds. */
export async function until(isSo: () => boolean): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (!isSo()) {
    if (Date.now() > end) throw new Error(`It did not become so in ${PATIENCE_MS} ms: ${isSo}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
