import { createServer, type IncomingMessage, request as openRequest, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { stirEvents } from './chaos/stirred-events.ts';
import { CALM, luckOf, type Mishap, type Weather } from './chaos/weather.ts';
import { openDoor } from './tcp-door.ts';

/**
 * What the network between program and server does as a whole. `refused` ends every connection and takes no new one.
 * `silent` swallows everything: a connection of that time stays open and stays dead, also after the network is `up` again,
 * as those of a computer that slept.
 */
export type NetworkState = 'up' | 'refused' | 'silent';

/** One fault for one request. */
export type Fault = 'drop-request' | 'drop-answer' | { readonly delayMs: number };

/** Which request is meant; `path` is looked for in the path with its query. */
export interface RequestMatch {
  readonly method: string;
  readonly path: RegExp;
}

/** A proxy between the program and a server over plain http, WebSocket included. */
export interface ChaosProxy {
  readonly url: string;
  /** How often the weather did what. */
  readonly mishaps: Readonly<Record<Mishap, number>>;
  /** Changes the weather for what comes; members that are left out are calm. */
  setWeather(weather: Partial<Weather>): void;
  setNetwork(state: NetworkState): void;
  /** Lets one fault happen to the next request that fits, whatever the weather; settles when it has happened. */
  once(match: RequestMatch, fault: Fault): Promise<void>;
  /** Breaks every connection that is open now; new ones work. */
  cutConnections(): void;
  stop(): Promise<void>;
}

interface Planned extends RequestMatch {
  readonly fault: Fault;
  readonly happened: () => void;
}

/** Starts a proxy in front of `target`. The same seed draws the same chances; their order follows the traffic. */
export async function startChaosProxy(target: string, seed: number, first: Partial<Weather> = {}): Promise<ChaosProxy> {
  const luck = luckOf(seed);
  const { hostname, port } = new URL(target);
  const dead = new WeakSet<Duplex>();
  const planned: Planned[] = [];
  const mishaps: Record<Mishap, number> = {
    droppedRequest: 0,
    droppedAnswer: 0,
    delayedRequest: 0,
    cutSocket: 0,
    lostEvent: 0,
    duplicatedEvent: 0,
    reorderedEvent: 0,
  };
  let weather: Weather = { ...CALM, ...first };
  let network: NetworkState = 'up';

  const count = (mishap: Mishap): void => {
    mishaps[mishap] += 1;
  };
  const isGone = (line: Duplex): boolean => line.destroyed || dead.has(line);

  /** What shall happen to a request: what was planned for it, or what the weather draws. */
  const drawFaults = ({ method, url = '' }: IncomingMessage) => {
    const index = planned.findIndex((plan) => plan.method === method && plan.path.test(url));
    const [plan] = index < 0 ? [] : planned.splice(index, 1);
    const fault = plan?.fault;
    return {
      drop: fault === 'drop-request' || (plan === undefined && luck.strikes(weather.dropRequest)),
      dropAnswer: fault === 'drop-answer' || (plan === undefined && luck.strikes(weather.dropAnswer)),
      delayMs: typeof fault === 'object' ? fault.delayMs : plan === undefined ? luck.below(weather.requestDelayMs) : 0,
      happened: plan?.happened,
    };
  };

  /** Opens the request to the server; null when it shall never arrive. */
  const forward = async (request: IncomingMessage, headers: string[]) => {
    if (isGone(request.socket)) return null;
    const { drop, dropAnswer, delayMs, happened } = drawFaults(request);
    if (delayMs > 0) {
      count('delayedRequest');
      await pause(delayMs);
    }
    if (drop) count('droppedRequest');
    if (drop || isGone(request.socket)) {
      if (!dead.has(request.socket)) request.socket.destroy();
      happened?.();
      return null;
    }
    const upstream = openRequest({ hostname, port, method: request.method, path: request.url, headers, agent: false });
    upstream.on('error', () => {
      if (!dead.has(request.socket)) request.socket.destroy();
    });
    if (!dropAnswer) happened?.();
    return { upstream, dropAnswer, happened };
  };

  const passRequest = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const forwarded = await forward(request, request.rawHeaders);
    if (forwarded === null) return;
    const { upstream, dropAnswer, happened } = forwarded;
    request.pipe(upstream);
    upstream.on('response', (answer) => {
      if (dropAnswer) {
        answer.resume();
        answer.once('end', () => {
          count('droppedAnswer');
          request.socket.destroy();
          happened?.();
        });
        return;
      }
      if (isGone(request.socket)) return void answer.resume();
      response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.on('data', (piece: Buffer) => {
        if (!isGone(request.socket)) response.write(piece);
      });
      answer.once('end', () => {
        if (!isGone(request.socket)) response.end();
      });
      answer.once('error', () => request.socket.destroy());
    });
    response.once('close', () => upstream.destroy());
  };

  const passUpgrade = async (request: IncomingMessage, line: Duplex, head: Buffer): Promise<void> => {
    line.on('error', () => line.destroy());
    // Compressed frames could not be read.
    const forwarded = await forward(request, withoutHeader(request.rawHeaders, 'sec-websocket-extensions'));
    if (forwarded === null) return;
    const { upstream } = forwarded;
    upstream.on('response', (answer) => {
      answer.resume();
      line.end(`${headText(answer)}Connection: close\r\n\r\n`);
    });
    upstream.on('upgrade', (answer, far, firstPiece) => {
      far.on('error', () => far.destroy());
      far.once('close', () => {
        if (!dead.has(line)) line.destroy();
      });
      line.once('close', () => far.destroy());
      if (isGone(line)) return void far.destroy();
      line.write(`${headText(answer)}${headerText(answer.rawHeaders)}\r\n`);
      const stir = stirEvents({
        luck,
        count,
        weather: () => weather,
        write: (bytes) => {
          if (!isGone(line)) line.write(bytes);
        },
        cut: () => line.destroy(),
      });
      stir(firstPiece);
      far.on('data', stir);
      far.write(head);
      line.on('data', (piece: Buffer) => {
        if (!isGone(line)) far.write(piece);
      });
    });
    upstream.end();
  };

  const proxy = createServer({ requestTimeout: 0, headersTimeout: 0, keepAliveTimeout: 0 }, passRequest);
  proxy.on('upgrade', passUpgrade);
  // In front of HTTP, so that a connection can be refused or swallowed before anything is read of it.
  const door = await openDoor((client) => {
    if (network === 'refused') client.resetAndDestroy();
    else if (network === 'silent') dead.add(client);
    else proxy.emit('connection', client);
  });

  return {
    url: `http://127.0.0.1:${door.port}`,
    mishaps,
    setWeather(changed) {
      weather = { ...CALM, ...changed };
    },
    setNetwork(state) {
      network = state;
      if (state === 'refused') door.closeConnections();
      if (state !== 'silent') return;
      for (const client of door.connections()) dead.add(client);
    },
    once: (match, fault) => new Promise((happened) => planned.push({ ...match, fault, happened })),
    cutConnections: door.closeConnections,
    stop: door.close,
  };
}

function withoutHeader(rawHeaders: readonly string[], name: string): string[] {
  return rawHeaders.filter((_, index) => rawHeaders[index - (index % 2)]?.toLowerCase() !== name);
}

function headText({ statusCode, statusMessage }: IncomingMessage): string {
  return `HTTP/1.1 ${statusCode} ${statusMessage}\r\n`;
}

function headerText(rawHeaders: readonly string[]): string {
  const lines = rawHeaders.map((text, index) => (index % 2 === 0 ? `${text}: ` : `${text}\r\n`));
  return lines.join('');
}
