import { io, type Socket } from 'socket.io-client';
import { SERVER_EVENTS, type ServerEvent, type ServerEventName, SOCKET_NAMESPACE } from '../../contract/events.ts';
import { t } from '../../words/words.ts';
import { backOffMs } from './back-off.ts';
import type { Session } from './session.ts';
import { type SocketAgents, socketAgents } from './socket-agents.ts';

/** What the line to a server is doing. */
export type ConnectionState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'online'; readonly syncedAt: number }
  | { readonly kind: 'retrying'; readonly detail: string; readonly nextTryAt: number };

/** The live line to one server: the socket, and the inbox read again after every gap. */
export interface Connection {
  /** Reads the inbox again now. */
  resync(): Promise<void>;
  /** Looks whether the line still lives, as after sleep, and reads the inbox again; a dead line is opened anew at once. */
  check(): Promise<void>;
  /** Hears the events of a channel that the server sends to its subscribers only (contract.md 8.3). */
  subscribe(channelIds: readonly string[]): void;
  stop(): void;
}

/** What a connection is made of. */
export interface ConnectionOptions {
  readonly session: Session;
  /** Where the socket may be, best first: some deployments have it apart from their API (contract.md 2.1). */
  readonly socketUrls: readonly string[];
  /** What to say when the API answers and no socket has opened yet: its address may be another. */
  readonly socketHint?: () => string;
  readonly onState: (state: ConnectionState) => void;
  readonly onEvent: (event: ServerEvent) => void;
  /** Reads everything again and answers the channels to subscribe. What it read counts only while it `isCurrent`. */
  readonly readInbox: (isCurrent: () => boolean) => Promise<readonly string[]>;
}

const CONNECT_TIMEOUT_MS = 10_000;
/** A line that ends sooner was refused rather than lost: tries become rarer (contract.md R45). */
const STEADY_AFTER_MS = 5_000;
/** After sleep the state is right within two seconds, so a line may take this long to prove that it lives. */
const PONG_PATIENCE_MS = 1_000;

/** Opens the line and keeps it open until `stop`, with a fresh ticket for each attempt (contract.md 8.1). */
export function openConnection(options: ConnectionOptions): Connection {
  const { session, socketUrls, onState, onEvent, readInbox } = options;
  let socket: Socket | null = null;
  let failureCount = 0;
  let placeIndex = 0;
  let connectedAt = Number.POSITIVE_INFINITY;
  let hasConnected = false;
  let retryTimer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let isConnecting = false;
  /** The reading under way: events that arrive meanwhile wait with it, so that an older read cannot undo them. */
  let reading: { readonly events: ServerEvent[] } | null = null;

  const receive = (event: ServerEvent): void => {
    if (reading === null) onEvent(event);
    else reading.events.push(event);
  };

  const sync = async (): Promise<void> => {
    // A newer reading takes the place of an older one, which may hang on a dead connection and must not end after it.
    const own = { events: reading?.events ?? [] };
    reading = own;
    const isCurrent = (): boolean => reading === own;
    try {
      const channelIds = await readInbox(isCurrent);
      if (!isCurrent()) return;
      subscribe(channelIds);
    } catch (error) {
      if (isCurrent()) throw error;
      return;
    } finally {
      if (isCurrent()) {
        reading = null;
        for (const event of own.events) onEvent(event);
      }
    }
    onState({ kind: 'online', syncedAt: Date.now() });
  };
  const syncOrRetry = (): Promise<void> =>
    sync().catch((error: unknown) => retryLater(t('main.readingInboxFailed', { reason: reasonOf(error) })));

  const subscribe = (channelIds: readonly string[]): void => {
    for (const channelId of channelIds) socket?.emit('subscribe:channel', channelId);
  };

  const retryLater = (detail: string): void => {
    // Who is signed out is not helped by trying again.
    if (isStopped || session.isOver()) return;
    closeSocket();
    if (Date.now() - connectedAt > STEADY_AFTER_MS) failureCount = 0;
    connectedAt = Number.POSITIVE_INFINITY;
    failureCount += 1;
    const delayMs = backOffMs(failureCount, Math.random());
    onState({ kind: 'retrying', detail, nextTryAt: Date.now() + delayMs });
    clearTimeout(retryTimer);
    retryTimer = setTimeout(connect, delayMs);
  };

  const closeSocket = (): void => {
    socket?.removeAllListeners();
    socket?.disconnect();
    socket = null;
  };

  const connect = (): void => {
    clearTimeout(retryTimer);
    isConnecting = true;
    onState({ kind: 'connecting' });
    askForSocket()
      .catch((error: unknown) => retryLater(t('main.liveSignInFailed', { reason: reasonOf(error) })))
      .finally(() => {
        isConnecting = false;
      });
  };

  const askForSocket = async (): Promise<void> => {
    const { ticket } = await session.call('socketTicket');
    const place = socketUrls[placeIndex % socketUrls.length] ?? session.serverUrl;
    const agents = await socketAgents(new URL(place));
    if (!isStopped) openSocket(place, ticket, agents);
  };

  const openSocket = (place: string, ticket: string, agents: SocketAgents): void => {
    const opened = io(new URL(SOCKET_NAMESPACE, place).href, {
      ...agents,
      auth: { token: ticket },
      transports: ['websocket', 'polling'],
      tryAllTransports: true,
      // Each attempt needs a fresh ticket, so attempts are made here and not by the library.
      reconnection: false,
      forceNew: true,
      timeout: CONNECT_TIMEOUT_MS,
    });
    socket = opened;
    listen(opened, receive);
    opened.on('connect', () => {
      connectedAt = Date.now();
      hasConnected = true;
      void syncOrRetry();
    });
    opened.on('connect_error', (error) => {
      placeIndex += 1;
      const what = t('main.liveConnectionFailed', { message: error.message });
      const hint = hasConnected ? undefined : options.socketHint?.();
      retryLater(hint === undefined ? what : `${what} ${hint}`);
    });
    opened.on('disconnect', (reason) => retryLater(t('main.liveConnectionLost', { reason })));
  };

  /** Whether the server answers on the socket that we believe to be open. */
  const answers = (asked: Socket): Promise<boolean> =>
    new Promise((resolve) => {
      const end = (isAlive: boolean) => (): void => {
        clearTimeout(patience);
        asked.off('pong', onPong);
        resolve(isAlive);
      };
      const onPong = end(true);
      const patience = setTimeout(end(false), PONG_PATIENCE_MS);
      asked.on('pong', onPong);
      asked.emit('ping');
    });

  connect();
  return {
    async resync() {
      if (socket?.connected === true) await syncOrRetry();
    },
    async check() {
      if (isStopped || isConnecting || session.isOver()) return;
      const asked = socket;
      if (asked?.connected !== true) {
        closeSocket();
        connect();
        return;
      }
      const isAlive = await answers(asked);
      if (socket !== asked || isStopped || session.isOver()) return;
      if (isAlive) {
        await syncOrRetry();
        return;
      }
      closeSocket();
      connect();
    },
    subscribe,
    stop() {
      isStopped = true;
      // What is still being read belongs to nobody any more.
      reading = null;
      clearTimeout(retryTimer);
      closeSocket();
    },
  };
}

/** Parses each known event; what does not parse is dropped, since the next resync brings the truth. */
function listen(socket: Socket, receive: (event: ServerEvent) => void): void {
  for (const name of Object.keys(SERVER_EVENTS) as ServerEventName[]) {
    socket.on(name as string, (payload: unknown) => {
      const parsed = SERVER_EVENTS[name].safeParse(payload);
      if (parsed.success) receive({ name, payload: parsed.data } as ServerEvent);
    });
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
