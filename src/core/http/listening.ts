import { execFile } from 'node:child_process';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { FastifyInstance } from 'fastify';
import { StartUpFault } from '../store/start-up-fault.ts';

const PORTS_TO_TRY = 20;
/**
 * Connections that the system keeps for us until we take them in; what is over is refused. All held calls come back at
 * once after a restart. Linux lowers it to its own `net.core.somaxconn`, which is as much.
 */
const CONNECTIONS_AT_THE_DOOR = 4_096;

/** Where the server listens, and what the person should know about it. */
export interface Listening {
  readonly port: number;
  readonly url: string;
  /** Null when the wished port was free. */
  readonly notice: string | null;
}

/**
 * Listens on the wished port (0: any), or on the next free one when it is taken, and says what holds it where that can
 * be known. Raises `address_unusable` when no port can be had.
 */
export async function listen(server: FastifyInstance, host: string, wishedPort: number): Promise<Listening> {
  let holder: string | null = null;
  for (let port = wishedPort; port < wishedPort + PORTS_TO_TRY; port += 1) {
    try {
      await server.listen({ host, port, backlog: CONNECTIONS_AT_THE_DOOR });
      const bound = boundPort(server) ?? port;
      const url = `http://${host.includes(':') ? `[${host}]` : host}:${bound}`;
      const notice =
        bound === wishedPort || wishedPort === 0
          ? null
          : `Port ${wishedPort} is used by ${holder ?? 'another program'}, so agents reach Placet Desk at ${url}. End that program and start Placet Desk again to get the usual port back.`;
      return { port: bound, url, notice };
    } catch (error) {
      if (!isErrorWithCode(error, 'EADDRINUSE')) throw cannotListen(host, port, error);
      if (port === wishedPort) holder = await findPortHolder(port);
    }
  }
  throw new StartUpFault(
    'address_unusable',
    `No port from ${wishedPort} to ${wishedPort + PORTS_TO_TRY - 1} is free on ${host}. Choose another with --port, or --port 0 for any.`,
  );
}

function cannotListen(host: string, port: number, error: unknown): StartUpFault {
  const reason = error instanceof Error ? error.message : String(error);
  return new StartUpFault(
    'address_unusable',
    `Cannot listen on ${host}, port ${port} (${reason}). Choose another address with --host and --port.`,
    { cause: error },
  );
}

function boundPort(server: FastifyInstance): number | null {
  const address = server.server.address();
  return typeof address === 'object' && address !== null ? address.port : null;
}

function isErrorWithCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

/** The program that listens on a TCP port, as `name (process 123)`; null where this system does not tell. */
export async function findPortHolder(port: number): Promise<string | null> {
  try {
    if (process.platform === 'linux') return await findPortHolderInProc(port);
    if (process.platform === 'darwin') return await findPortHolderByLsof(port);
  } catch {
    // Not being told is normal: the holder may belong to another person.
  }
  return null;
}

async function findPortHolderInProc(port: number): Promise<string | null> {
  const tables = await Promise.all(
    ['/proc/net/tcp', '/proc/net/tcp6'].map((file) => readFile(file, 'utf8').catch(() => '')),
  );
  const wanted = port.toString(16).toUpperCase().padStart(4, '0');
  const LISTEN_STATE = '0A';
  const inodes = new Set<string>();
  for (const line of tables.join('\n').split('\n')) {
    const [, local, , state, , , , , , inode] = line.trim().split(/\s+/);
    if (state === LISTEN_STATE && inode !== undefined && local?.endsWith(`:${wanted}`)) {
      inodes.add(`socket:[${inode}]`);
    }
  }
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const descriptors = await readdir(`/proc/${pid}/fd`).catch(() => []);
    for (const descriptor of descriptors) {
      const target = await readlink(`/proc/${pid}/fd/${descriptor}`).catch(() => '');
      if (!inodes.has(target)) continue;
      const name = (await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')).trim();
      return `${name === '' ? 'a program' : name} (process ${pid})`;
    }
  }
  return null;
}

async function findPortHolderByLsof(port: number): Promise<string | null> {
  const { stdout } = await promisify(execFile)('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc']);
  const pid = /^p(\d+)$/m.exec(stdout)?.[1];
  const name = /^c(.+)$/m.exec(stdout)?.[1];
  return pid === undefined ? null : `${name ?? 'a program'} (process ${pid})`;
}
