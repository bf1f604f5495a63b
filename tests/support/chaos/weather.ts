/** How bad the network is. Probabilities are from 0 to 1, per request or per event; delays are the longest of an even spread. */
export interface Weather {
  /** The connection breaks before the server sees the request. */
  readonly dropRequest: number;
  /** The server does the work and the connection breaks before its answer comes back. */
  readonly dropAnswer: number;
  readonly requestDelayMs: number;
  /** The socket's connection breaks instead of carrying an event. */
  readonly cutSocket: number;
  /** An event vanishes although the connection lives. */
  readonly loseEvent: number;
  readonly duplicateEvent: number;
  /** An event arrives after the one that was sent after it. */
  readonly reorderEvent: number;
  readonly eventDelayMs: number;
}

/** Nothing goes wrong. */
export const CALM: Weather = {
  dropRequest: 0,
  dropAnswer: 0,
  requestDelayMs: 0,
  cutSocket: 0,
  loseEvent: 0,
  duplicateEvent: 0,
  reorderEvent: 0,
  eventDelayMs: 0,
};

/** How often what went wrong, so that a test can tell that its chaos took place. */
export type Mishap =
  | 'droppedRequest'
  | 'droppedAnswer'
  | 'delayedRequest'
  | 'cutSocket'
  | 'lostEvent'
  | 'duplicatedEvent'
  | 'reorderedEvent';

/** Chances of one run: the same seed gives the same sequence. */
export interface Luck {
  /** Whether something of this probability happens now. */
  strikes(probability: number): boolean;
  /** A number from 0 to below `end`. */
  below(end: number): number;
}

/** Makes chances from a seed, by the generator known as mulberry32. */
export function luckOf(seed: number): Luck {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  return {
    // What cannot happen draws no number, so that the others stay the same.
    strikes: (probability) => probability > 0 && next() < probability,
    below: (end) => (end > 0 ? next() * end : 0),
  };
}
