import { randomBytes } from 'node:crypto';
import { type Network, systemNetwork } from './network.ts';

/** What the core reads of the world outside: real by default, replaced in tests. */
export interface Ports {
  readonly clock: Clock;
  /** A new id: 25 characters of `[a-z0-9]`, rising with time, so that ids order messages of one millisecond. */
  readonly newId: () => string;
  readonly randomBytes: (count: number) => Buffer;
  /** Names and requests out of the core. */
  readonly network: Network;
  readonly log: Logger;
}

/** Time, and waking up at one. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls `wake` once after `delayMs`; the answer cancels it. */
  startTimer(delayMs: number, wake: () => void): () => void;
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';
/** Writes one line; `facts` are added as JSON. Never given a key, token, password or response. */
export type Logger = (level: LogLevel, text: string, facts?: Readonly<Record<string, unknown>>) => void;

export const systemClock: Clock = {
  now: () => Date.now(),
  startTimer(delayMs, wake) {
    const timer = setTimeout(wake, delayMs);
    return () => clearTimeout(timer);
  },
};

const ID_ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz';

/** Makes the id source: `c`, 8 characters of time, 4 of a counter, 12 random (contract.md 2.2, R40). */
export function createIdSource(clock: Clock): () => string {
  let lastMs = 0;
  let count = 0;
  return () => {
    const nowMs = Math.max(clock.now(), lastMs);
    count = nowMs === lastMs ? count + 1 : 0;
    lastMs = nowMs;
    let tail = '';
    for (const byte of randomBytes(12)) tail += ID_ALPHABET[byte % ID_ALPHABET.length];
    return `c${nowMs.toString(36).padStart(8, '0')}${count.toString(36).padStart(4, '0')}${tail}`;
  };
}

/** Ports of the real world; `log` is silent unless given. */
export function systemPorts(log: Logger = () => undefined): Ports {
  return { clock: systemClock, newId: createIdSource(systemClock), randomBytes, network: systemNetwork, log };
}
