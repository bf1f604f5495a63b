import { connect } from 'node:net';
import { type BusMessage, type BusSignal, busCall, busSignal, readBusMessage } from './dbus-message.ts';

/** A connection to the session's D-Bus, as far as the program speaks there itself. */
export interface SessionBus {
  /** Calls one of the bus's own methods. */
  call(member: string, texts: readonly string[], onAnswer?: (answer: BusMessage) => void): void;
  /** Tells everybody on the bus. */
  emit(signal: Omit<BusSignal, 'serial'>): void;
  /** Hears signals; only such as a rule was added for come. */
  onSignal(listener: (signal: BusMessage) => void): void;
  /** Hears that the connection is gone, or never came to be. */
  onClosed(listener: () => void): void;
  close(): void;
}

/** Where the bus is looked for. */
export interface SessionBusPlace {
  readonly environment: NodeJS.ProcessEnv;
  readonly userId: number;
}

/** Connects; what is said before the bus has let the program in waits for that. */
export function connectSessionBus({ environment, userId }: SessionBusPlace): SessionBus {
  const path = socketPath(environment.DBUS_SESSION_BUS_ADDRESS ?? `unix:path=/run/user/${userId}/bus`);
  // An address that is no socket of this computer leads nowhere, as one where nobody listens.
  const socket = connect(path ?? '/dev/null');
  const answers = new Map<number, (answer: BusMessage) => void>();
  const signalListeners: ((signal: BusMessage) => void)[] = [];
  const closedListeners: (() => void)[] = [];
  let received = Buffer.alloc(0);
  let unsent: Buffer[] | null = [];
  let serial = 0;

  const send = (bytes: Buffer): void => {
    if (unsent === null) socket.write(bytes);
    else unsent.push(bytes);
  };
  const bus: SessionBus = {
    call(member, texts, onAnswer) {
      serial += 1;
      if (onAnswer) answers.set(serial, onAnswer);
      send(busCall({ serial, member, texts }));
    },
    emit(signal) {
      serial += 1;
      send(busSignal({ ...signal, serial }));
    },
    onSignal: (listener) => void signalListeners.push(listener),
    onClosed: (listener) => void closedListeners.push(listener),
    close: () => void socket.destroy(),
  };
  const greet = (): boolean => {
    const end = received.indexOf('\r\n');
    if (end < 0) return false;
    if (!received.subarray(0, end).toString().startsWith('OK ')) throw new Error('The bus refused');
    received = received.subarray(end + 2);
    socket.write('BEGIN\r\n');
    for (const bytes of unsent ?? []) socket.write(bytes);
    unsent = null;
    return true;
  };
  const take = (): void => {
    if (unsent !== null && !greet()) return;
    for (let read = readBusMessage(received); read !== null; read = readBusMessage(received)) {
      received = received.subarray(read.length);
      const { message } = read;
      if (message.kind === 'signal') for (const listener of signalListeners) listener(message);
      if (message.replyTo === null) continue;
      answers.get(message.replyTo)?.(message);
      answers.delete(message.replyTo);
    }
  };
  // The program does not live on for the sake of this connection.
  socket.unref();
  socket.on('error', () => undefined);
  socket.on('close', () => {
    for (const listener of closedListeners) listener();
  });
  socket.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    try {
      take();
    } catch {
      socket.destroy();
    }
  });
  socket.write(`\0AUTH EXTERNAL ${Buffer.from(String(userId)).toString('hex')}\r\n`);
  bus.call('Hello', []);
  return bus;
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
