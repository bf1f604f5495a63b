import { createReadStream } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** A server that stands before a core. */
export interface ForwardingServer {
  readonly url: string;
  stop(): void;
}

/** What it does beside forwarding. */
export interface ForwardingOptions {
  /** Files below `/client/`, and an empty page at `/`: one origin for a page and the API. */
  readonly clientFolder?: string;
  /** Whether the connection breaks once the core has answered. */
  readonly isAnswerLost?: (method: string, path: string) => boolean;
}

/** Forwards to a core as a reverse proxy in front of a web page does. */
export async function startForwardingServer(
  target: string,
  { clientFolder, isAnswerLost = () => false }: ForwardingOptions = {},
): Promise<ForwardingServer> {
  const server = createServer((incoming, outgoing) => {
    const { method = '', url: path = '' } = incoming;
    if (clientFolder !== undefined && path === '/') {
      outgoing.setHeader('content-type', 'text/html').end('<!doctype html><title>A page</title>');
      return;
    }
    if (clientFolder !== undefined && path.startsWith('/client/')) {
      outgoing.setHeader('content-type', 'text/javascript');
      createReadStream(join(clientFolder, path.slice('/client/'.length))).pipe(outgoing);
      return;
    }
    // The core answers only to its own name, and to no page of another origin.
    const { host: _, origin: __, ...headers } = incoming.headers;
    const forwarded = request(target + path, { method, headers }, (answer) => {
      if (isAnswerLost(method, path)) {
        answer.resume().on('end', () => incoming.socket.destroy());
        return;
      }
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    forwarded.on('error', () => outgoing.destroy());
    outgoing.on('close', () => forwarded.destroy());
    incoming.pipe(forwarded);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
