import { io, type Socket } from 'socket.io-client';
import { SERVER_EVENTS, type ServerEvent, type ServerEventName, SOCKET_NAMESPACE } from '../contract/events.ts';
import { backOffMs } from './back-off.ts';
import type { Session } from './session.ts';

/** What the line to a server is doing. */
export type ConnectionState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'online'; readonly syncedAt: number }
  | { readonly kind: 'retrying'; readonly detail: string; readonly nextTryAt: number };

/** The live line to one server: the socket, and the inbox read again after every gap. */
export interface Connection {
  /** Reads the inbox again now, e.g. after sleep. */
  resync(): Promise<void>;
  /** Hears the events of a channel that the server sends to its subscribers only (contract.md 8.3). */
  subscribe(channelIds: readonly string[]): void;
  stop(): void;
}

/** What a connection is made of. */
export interface ConnectionOptions {
  readonly session: Session;
  readonly onState: (state: ConnectionState) => void;
  readonly onEvent: (event: ServerEvent) => void;
  /** Reads everything again and answers the channels to subscribe. */
  readonly readInbox: () => Promise<readonly string[]>;
}

const CONNECT_TIMEOUT_MS = 10_000;

/** Opens the line and keeps it open until `stop`, with a fresh ticket for each attempt (contract.md 8.1). */
export function openConnection(options: ConnectionOptions): Connection {
  const { session, onState, onEvent, readInbox } = options;
  let socket: Socket | null = null;
  let failureCount = 0;
  let retryTimer: NodeJS.Timeout | undefined;
  let isStopped = false;
  // Events that arrive while the inbox is read wait here, so that an older read cannot undo them.
  let heldEvents: ServerEvent[] | null = null;

  const receive = (event: ServerEvent): void => {
    if (heldEvents === null) onEvent(event);
    else heldEvents.push(event);
  };

  const sync = async (): Promise<void> => {
    heldEvents ??= [];
    try {
      const channelIds = await readInbox();
      subscribe(channelIds);
    } finally {
      const events = heldEvents ?? [];
      heldEvents = null;
      for (const event of events) onEvent(event);
    }
    failureCount = 0;
    onState({ kind: 'online', syncedAt: Date.now() });
  };

  const subscribe = (channelIds: readonly string[]): void => {
    for (const channelId of channelIds) socket?.emit('subscribe:channel', channelId);
  };

  const retryLater = (detail: string): void => {
    if (isStopped) return;
    closeSocket();
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
    onState({ kind: 'connecting' });
    session.call('socketTicket').then(
      ({ ticket }) => {
        if (!isStopped) openSocket(ticket);
      },
      (error: unknown) => retryLater(`Signing in to the live updates failed: ${reasonOf(error)}. Trying again.`),
    );
  };

  const openSocket = (ticket: string): void => {
    const opened = io(new URL(SOCKET_NAMESPACE, session.serverUrl).href, {
      auth: { token: ticket },
      transports: ['websocket'],
      // Each attempt needs a fresh ticket, so attempts are made here and not by the library.
      reconnection: false,
      forceNew: true,
      timeout: CONNECT_TIMEOUT_MS,
    });
    socket = opened;
    listen(opened, receive);
    opened.on('connect', () => {
      sync().catch((error: unknown) => retryLater(`Reading the inbox failed: ${reasonOf(error)}. Trying again.`));
    });
    opened.on('connect_error', (error) => retryLater(`The live connection failed: ${error.message}. Trying again.`));
    opened.on('disconnect', (reason) => retryLater(`The live connection was lost (${reason}). Connecting again.`));
  };

  connect();
  return {
    async resync() {
      if (socket?.connected !== true) return;
      await sync().catch((error: unknown) => retryLater(`Reading the inbox failed: ${reasonOf(error)}. Trying again.`));
    },
    subscribe,
    stop() {
      isStopped = true;
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
