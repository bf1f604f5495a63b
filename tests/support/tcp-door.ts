import { type AddressInfo, createServer, type Socket } from 'node:net';

/** A port of this computer that stays ours whatever stands behind it, so that nobody else gets it in between. */
export interface TcpDoor {
  readonly port: number;
  /** Breaks every connection that is open now. */
  closeConnections(): void;
  /** The connections that are open now. */
  connections(): Iterable<Socket>;
  close(): Promise<void>;
}

/** Opens a free port and hands each connection to `take`. */
export async function openDoor(take: (client: Socket) => void): Promise<TcpDoor> {
  const clients = new Set<Socket>();
  const server = createServer((client) => {
    clients.add(client);
    client.once('close', () => clients.delete(client));
    client.on('error', () => client.destroy());
    take(client);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const closeConnections = (): void => {
    for (const client of clients) client.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    closeConnections,
    connections: () => clients,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      closeConnections();
      await closed;
    },
  };
}
