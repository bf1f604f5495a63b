import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

// The least that a server of messages can do: read JSON, store one row durably, answer JSON.
const database = new DatabaseSync(join(process.argv[2] ?? '.', 'baseline.db'));
database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
database.exec('CREATE TABLE messages (id TEXT PRIMARY KEY, channel_id TEXT, text TEXT, created_at INTEGER) STRICT');
const insert = database.prepare('INSERT INTO messages VALUES (?, ?, ?, ?)');

const server = createServer((request, response) => {
  let received = '';
  request.setEncoding('utf8').on('data', (part: string) => {
    received += part;
  });
  request.once('end', () => {
    const { channelId, text } = JSON.parse(received) as { channelId: string; text: string };
    const message = { id: randomUUID(), channelId, text, createdAt: Date.now() };
    insert.run(message.id, channelId, text, message.createdAt);
    const body = JSON.stringify(message);
    response.writeHead(201, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
    response.end(body);
  });
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${port}`, channelId: 'channel' })}\n`);
});
process.once('SIGTERM', () => process.exit(0));
