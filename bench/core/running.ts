import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, type OutgoingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A server in a process of its own, with a folder that goes with it. */
export interface Running {
  readonly pid: number;
  /** The first line that it wrote, read as JSON. */
  readonly announced: Readonly<Record<string, string>>;
  readonly folder: string;
  stop(): Promise<void>;
}

/** Starts the built core as `npm run serve` does, on a new folder, or on `folder`. */
export function startCore(folder?: string): Promise<Running> {
  const program = ['--max-semi-space-size=16', join(ROOT, 'out/main/cli.js'), 'serve', '--json', '--port', '0'];
  return start((data) => [...program, '--data', data, '--log-level', 'error'], folder);
}

/** Starts the baseline: bare `node:http` and one durable insert per request. */
export function startBaseline(): Promise<Running> {
  return start((data) => [join(ROOT, 'bench/core/baseline-server.ts'), data]);
}

/** Starts the process that holds many calls and sockets; answers when all are held. */
export function startCrowd(wish: Readonly<Record<string, string | number>>): Promise<Running> {
  return start(() => [join(ROOT, 'bench/core/crowd.ts'), JSON.stringify(wish)]);
}

async function start(argvFor: (folder: string) => string[], given?: string): Promise<Running> {
  const folder = given ?? (await mkdtemp(join(tmpdir(), 'placet-desk-bench-')));
  const child: ChildProcess = spawn(process.execPath, argvFor(folder), { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const announced = await new Promise<Record<string, string>>((resolve, reject) => {
    if (child.stdout !== null)
      createInterface({ input: child.stdout }).once('line', (line) => resolve(JSON.parse(line)));
    ended.then(() => reject(new Error('The server ended before it said where it listens.')));
  });
  return {
    pid: child.pid ?? 0,
    announced,
    folder,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Sends JSON over kept connections. */
export interface Caller {
  /** The body of a 2xx answer; anything else is an error. */
  send<Body>(method: string, path: string, body?: unknown): Promise<Body>;
  close(): void;
}

/** Makes a caller with at most `connections` connections; they come from `localAddress` when one is given. */
export function createCaller(
  url: string,
  headers: OutgoingHttpHeaders,
  connections: number,
  localAddress?: string,
): Caller {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port } = new URL(url);
  return {
    send: <Body>(method: string, path: string, body?: unknown) =>
      new Promise<Body>((resolve, reject) => {
        const text = body === undefined ? undefined : JSON.stringify(body);
        const sending = request(
          {
            agent,
            hostname,
            port,
            method,
            path,
            ...(localAddress === undefined ? {} : { localAddress }),
            headers:
              text === undefined
                ? headers
                : { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) },
          },
          (answer) => {
            let received = '';
            answer.setEncoding('utf8').on('data', (part: string) => {
              received += part;
            });
            answer.once('end', () => {
              const status = answer.statusCode ?? 0;
              if (status >= 200 && status < 300) resolve((received === '' ? null : JSON.parse(received)) as Body);
              else reject(new Error(`${method} ${path} answered ${status}: ${received}`));
            });
          },
        );
        sending.once('error', reject);
        sending.end(text);
      }),
    close: () => agent.destroy(),
  };
}

/** A session token of the owner that a core announced. */
export async function ownerToken(core: Running): Promise<string> {
  const { url = '', email, password } = core.announced;
  const answer = await fetch(`${url}/api/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  return /access_token=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? '';
}
