import { connect, type Socket } from 'node:net';
import { busCall, readBusMessage } from './dbus-message.ts';

/** The name that whoever shows tray icons has on the session's bus. */
const WATCHER = 'org.kde.StatusNotifierWatcher';
const PATIENCE_MS = 2_000;

/** Whether something shows tray icons. Without it, a program whose window is closed could not be found again. */
export interface TrayHost {
  isThere(): boolean;
  stop(): void;
}

/** What the host is found by. */
export interface TrayHostOptions {
  readonly platform: NodeJS.Platform;
  readonly environment: NodeJS.ProcessEnv;
  readonly userId: number;
  /** Hears whether there is a host: once when it is known, then whenever that changes. */
  readonly onChange: (isThere: boolean) => void;
}

/** Looks for the host. On Linux the desktop may come up after the program or be restarted, so it is listened for. */
export function findTrayHost({ platform, environment, userId, onChange }: TrayHostOptions): TrayHost {
  if (platform !== 'linux') {
    setImmediate(() => onChange(true));
    return { isThere: () => true, stop: () => undefined };
  }
  let isThere: boolean | null = null;
  const settle = (now: boolean): void => {
    if (isThere === now) return;
    isThere = now;
    onChange(now);
  };
  const path = socketPath(environment.DBUS_SESSION_BUS_ADDRESS ?? `unix:path=/run/user/${userId}/bus`);
  const socket = path === null ? null : connect(path);
  if (socket === null) setImmediate(() => settle(false));
  else followWatcher(socket, userId, settle);
  return { isThere: () => isThere === true, stop: () => void socket?.destroy() };
}

/** The socket of a bus address; null for a way that is not a socket of this computer. */
export function socketPath(addresses: string): string | null {
  for (const address of addresses.split(';')) {
    const [, kind, value] = /^unix:(?:[^,]*,)*?(path|abstract)=([^,]+)/.exec(address) ?? [];
    if (kind !== undefined && value !== undefined) {
      const decoded = value.replace(/%([0-9a-f]{2})/gi, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      );
      return kind === 'path' ? decoded : `\0${decoded}`;
    }
  }
  return null;
}

const HELLO = 1;
const ADD_MATCH = 2;
const HAS_OWNER = 3;

function followWatcher(socket: Socket, userId: number, onOwned: (isOwned: boolean) => void): void {
  let received = Buffer.alloc(0);
  let isGreeted = false;
  // Not for ever: a computer that is busy, as right after the log-in, may be told the answer later.
  const patience = setTimeout(() => onOwned(false), PATIENCE_MS);
  // The program does not live on for the sake of this connection.
  socket.unref();
  socket.on('error', () => undefined);
  socket.on('close', () => {
    clearTimeout(patience);
    onOwned(false);
  });
  socket.write(`\0AUTH EXTERNAL ${Buffer.from(String(userId)).toString('hex')}\r\n`);
  const greet = (): boolean => {
    const end = received.indexOf('\r\n');
    if (end < 0) return false;
    if (!received.subarray(0, end).toString().startsWith('OK ')) throw new Error('The bus refused');
    received = received.subarray(end + 2);
    isGreeted = true;
    const rule = `type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged',arg0='${WATCHER}'`;
    socket.write('BEGIN\r\n');
    socket.write(busCall({ serial: HELLO, member: 'Hello', texts: [] }));
    // First listened for, then asked: a watcher that comes in between is not missed.
    socket.write(busCall({ serial: ADD_MATCH, member: 'AddMatch', texts: [rule] }));
    socket.write(busCall({ serial: HAS_OWNER, member: 'NameHasOwner', texts: [WATCHER] }));
    return true;
  };
  const take = (): void => {
    if (!isGreeted && !greet()) return;
    for (let read = readBusMessage(received); read !== null; read = readBusMessage(received)) {
      received = received.subarray(read.length);
      const { kind, member, replyTo, texts, number } = read.message;
      if (replyTo === HAS_OWNER) {
        clearTimeout(patience);
        onOwned(kind === 'answer' && number === 1);
      }
      if (kind === 'signal' && member === 'NameOwnerChanged' && texts[0] === WATCHER) onOwned(texts[2] !== '');
    }
  };
  socket.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    try {
      take();
    } catch {
      socket.destroy();
    }
  });
}
