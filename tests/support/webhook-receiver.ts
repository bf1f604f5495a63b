import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { JsonObject } from '../../src/contract/value.ts';

const PATIENCE_MS = 15_000;

/** One request as it arrived. */
export interface ReceivedCall {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** Names and values as sent, in order. */
  readonly rawHeaders: readonly string[];
  readonly text: string;
  /** The body as JSON; empty when it is none. */
  readonly body: JsonObject;
}

/** A real HTTP server that keeps what it is sent. */
export interface WebhookReceiver {
  readonly url: string;
  /** `host:port`, as the allowlist takes it. */
  readonly authority: string;
  readonly calls: readonly ReceivedCall[];
  /** Settles with the call of this number (from 1), come already or yet to come. */
  call(number?: number): Promise<ReceivedCall>;
  close(): Promise<void>;
}

/** How it answers; the default is 200 and no body. */
export type Answering = (response: ServerResponse, call: ReceivedCall, number: number) => void;

/** Starts a receiver on a free port of a loopback address. */
export async function startReceiver(
  answer: Answering = (response) => void response.end(),
  host = '127.0.0.1',
): Promise<WebhookReceiver> {
  const calls: ReceivedCall[] = [];
  const listeners = new Set<() => void>();
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
    request.on('end', () => {
      const { method = '', url = '', headers, rawHeaders } = request;
      const call = { method, path: url, headers, rawHeaders, text, body: parseJson(text) };
      calls.push(call);
      answer(response, call, calls.length);
      for (const listener of [...listeners]) listener();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;
  const authority = `${host.includes(':') ? `[${host}]` : host}:${port}`;

  return {
    url: `http://${authority}/hook`,
    authority,
    calls,
    call: (number = 1) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const call = calls[number - 1];
          if (call === undefined) return;
          clearTimeout(patience);
          listeners.delete(look);
          resolve(call);
        };
        const patience = setTimeout(() => {
          listeners.delete(look);
          reject(new Error(`No call ${number} in ${PATIENCE_MS} ms; there were ${calls.length}.`));
        }, PATIENCE_MS);
        listeners.add(look);
        look();
      }),
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function parseJson(text: string): JsonObject {
  try {
    return JSON.parse(text) as JsonObject;
  } catch {
    return {};
  }
}
