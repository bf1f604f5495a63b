import type { Gateway } from './client-events.ts';

/** An event on its way to everybody in some rooms, once each. */
export interface Posting {
  readonly rooms: readonly string[];
  readonly name: string;
  /** Made when its turn has come and somebody is there to read it. */
  readonly payload: () => unknown;
}

/** What goes to sockets, in the order in which it was posted. */
export interface Outbox {
  post(posting: Posting): void;
  /** Does something when everything that was posted so far has gone out. */
  afterPosted(effect: () => void): void;
  /** Sends all that still waits, at once. */
  flush(): void;
}

interface Waiting {
  readonly posting: Posting | null;
  /** Who has yet to get it; unknown until its turn. */
  sockets?: string[];
  readonly effect?: () => void;
}

/** Writing to so many sockets takes about a millisecond. */
const SOCKETS_PER_TURN = 16;

/**
 * Makes the outbox of a gateway. Writing to a socket takes some ten microseconds, and there may be thousands: so a turn
 * of the event loop writes to some of them only, and whoever waits for an answer gets it in between. The more postings
 * wait, the more a turn writes, so that their number stays bounded by slowing down those who cause them.
 */
export function createOutbox(gateway: Gateway, onError: (error: unknown) => void): Outbox {
  const waiting: Waiting[] = [];
  let isTurnPlanned = false;

  const planTurn = (): void => {
    if (isTurnPlanned || waiting.length === 0) return;
    isTurnPlanned = true;
    setImmediate(() => {
      isTurnPlanned = false;
      send(SOCKETS_PER_TURN * waiting.length);
      planTurn();
    });
  };
  const send = (socketsMax: number): void => {
    let left = socketsMax;
    for (let first = waiting[0]; first !== undefined && left > 0; first = waiting[0]) {
      try {
        left -= sendPortion(gateway, first, left);
        if (first.sockets !== undefined && first.sockets.length > 0) return;
        first.effect?.();
      } catch (error) {
        onError(error);
      }
      waiting.shift();
    }
  };
  const add = (what: Waiting): void => {
    waiting.push(what);
    planTurn();
  };

  return {
    post: (posting) => add({ posting }),
    afterPosted: (effect) => add({ posting: null, effect }),
    flush: () => send(Number.POSITIVE_INFINITY),
  };
}

/** Sends a posting to up to `socketsMax` of those who have yet to get it; answers to how many. */
function sendPortion(gateway: Gateway, waiting: Waiting, socketsMax: number): number {
  const { posting } = waiting;
  if (posting === null) return 0;
  waiting.sockets ??= socketsIn(gateway, posting.rooms);
  // From its end, because a list gives that up without moving the rest.
  const portion = waiting.sockets.splice(-Math.min(socketsMax, waiting.sockets.length));
  // Every socket is in a room of its own name, so one encoding serves them all.
  if (portion.length > 0) gateway.to(portion).emit(posting.name, posting.payload());
  return portion.length;
}

function socketsIn(gateway: Gateway, rooms: readonly string[]): string[] {
  const sockets = new Set<string>();
  for (const room of rooms) {
    for (const socket of gateway.adapter.rooms.get(room) ?? []) sockets.add(socket);
  }
  return [...sockets];
}
