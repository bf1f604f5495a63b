import { createServer, request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';

/** A forward proxy, as a company has one: it alone can look up the names of servers. */
export interface ForwardProxy {
  readonly url: string;
  /** What it was asked for, in order: `CONNECT live.test:443`, `GET http://placet.test/api/auth/me`. */
  readonly asked: readonly string[];
  stop(): Promise<void>;
}

/** What it does otherwise than to connect. */
export interface ForwardProxyOptions {
  /** Answers with this status, as 407, and connects to nothing. */
  readonly refusesWith?: number;
  /** Refuses tunnels with 403, as many do for other ports than 443. */
  readonly hasNoTunnels?: boolean;
}

/** Starts a proxy on a free port. Every name leads to this computer, and the port stays as it was asked for. */
export async function startForwardProxy(options: ForwardProxyOptions = {}): Promise<ForwardProxy> {
  const { refusesWith, hasNoTunnels = false } = options;
  const asked: string[] = [];
  const server = createServer((incoming, outgoing) => {
    const { method = '', url = '', headers } = incoming;
    asked.push(`${method} ${url}`);
    if (refusesWith !== undefined) {
      outgoing.writeHead(refusesWith).end();
      return;
    }
    const { port, pathname, search } = new URL(url);
    const forwarded = request({ host: '127.0.0.1', port, method, headers, path: pathname + search }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    forwarded.on('error', () => outgoing.destroy());
    outgoing.on('close', () => forwarded.destroy());
    incoming.pipe(forwarded);
  });
  server.on('connect', ({ url = '' }, line) => {
    asked.push(`CONNECT ${url}`);
    line.on('error', () => undefined);
    if (refusesWith !== undefined || hasNoTunnels) {
      line.end(`HTTP/1.1 ${refusesWith ?? 403} No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
      return;
    }
    const far = connect(Number(url.slice(url.lastIndexOf(':') + 1)), '127.0.0.1', () => {
      line.write('HTTP/1.1 200 Connection established\r\n\r\n');
      far.pipe(line).pipe(far);
    });
    far.on('error', () => line.destroy());
    line.on('close', () => far.destroy());
    far.on('close', () => line.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
