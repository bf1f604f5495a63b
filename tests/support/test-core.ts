import type { CrowdLimits } from '../../src/contract/limits.ts';
import { createCore } from '../../src/core/index.ts';
import { type Ports, systemPorts } from '../../src/core/ports.ts';
import { type AgentClient, agentClient, type PersonClient, personClient } from './clients.ts';
import { isInProcess } from './contract-target.ts';
import { type SeededPerson, seedPerson } from './seeded-person.ts';
import { connectSocket, type SocketClient } from './socket-client.ts';
import { type Announcement, readAnnouncement, spawnCli } from './spawned-cli.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

/** How a core is started for a test. */
export interface TestCoreOptions {
  /** Kept when the core stops; by default a new folder that goes with the core. */
  readonly dataFolder?: string;
  /** @default 0, any free one */
  readonly port?: number;
  readonly allowedHosts?: readonly string[];
  /** What webhooks may call although private. @default none */
  readonly webhookAllow?: readonly string[];
  /** Replaced ports; only for the in-process target. */
  readonly ports?: Partial<Ports>;
  /** Lowered limits; only for the in-process target. */
  readonly crowdLimits?: Partial<CrowdLimits>;
}

/** A running core, reached over HTTP and Socket.IO alone. */
export interface TestCore {
  readonly url: string;
  readonly dataFolder: string;
  /** What it announced when it started; `password` is null on a folder that was used before. */
  readonly announced: Announcement;
  /** A second person, seeded before the start; they own other channels. */
  readonly second: SeededPerson;
  /** The program of the first agent, in the first channel. */
  readonly agent: AgentClient;
  /** The owner's program, logged in once. */
  person(): Promise<PersonClient>;
  /** A new channel, and a program that speaks in it with the first key. */
  newAgent(name?: string): Promise<AgentClient>;
  /** A socket of the owner. */
  personSocket(): Promise<SocketClient>;
  /** A socket with the first key. */
  agentSocket(): Promise<SocketClient>;
  /** Stops the core; its own folder goes too. Safe to call twice. */
  stop(): Promise<void>;
}

/** Starts the core of the target on a free port and, unless told otherwise, a fresh data folder. */
export async function startTestCore(options: TestCoreOptions = {}): Promise<TestCore> {
  const ownFolder = options.dataFolder === undefined ? await makeTemporaryFolder() : null;
  const dataFolder = options.dataFolder ?? ownFolder?.path ?? '';
  const second = ownFolder === null ? NOBODY : await seedPerson(dataFolder);
  const { announced, stop } = await (isInProcess ? startInProcess : startProcess)(dataFolder, options);
  const { url, apiKey, channelId, email, password } = announced;
  const agent = agentClient(url, apiKey, channelId);
  const sockets: SocketClient[] = [];
  let loggedIn: Promise<PersonClient> | undefined;
  let stopping: Promise<void> | undefined;

  const person = (): Promise<PersonClient> => {
    if (password === null) throw new Error('This folder was used before, so its password is not known here.');
    loggedIn ??= personClient(url, email, password);
    return loggedIn;
  };
  const connected = async (connecting: Promise<SocketClient>): Promise<SocketClient> => {
    const socket = await connecting;
    sockets.push(socket);
    return socket;
  };
  return {
    url,
    dataFolder,
    announced,
    second,
    agent,
    person,
    async newAgent(name = 'An agent') {
      const created = await agent.call('agentCreateAgent', { body: { name } });
      return agentClient(url, apiKey, created.id);
    },
    personSocket: async () => connected(connectSocket(url, { token: (await person()).token })),
    agentSocket: () => connected(connectSocket(url, { apiKey })),
    stop() {
      stopping ??= (async () => {
        for (const socket of sockets) socket.close();
        await stop();
        await ownFolder?.remove();
      })();
      return stopping;
    },
  };
}

const NOBODY: SeededPerson = { email: '', password: '', apiKey: '', channelId: '' };

interface Started {
  readonly announced: Announcement;
  stop(): Promise<void>;
}

async function startInProcess(dataFolder: string, options: TestCoreOptions): Promise<Started> {
  const { port = 0, allowedHosts = [], webhookAllow = [], ports, crowdLimits = {} } = options;
  const core = await createCore(
    { dataFolder, host: '127.0.0.1', port, allowedHosts, webhookAllow, crowdLimits },
    { ...systemPorts(), ...ports },
  );
  const { owner, apiKey, channelId, newPassword } = core.ownership;
  return {
    announced: { url: core.address.url, apiKey, channelId, email: owner.email, password: newPassword },
    stop: () => core.stop(),
  };
}

async function startProcess(dataFolder: string, options: TestCoreOptions): Promise<Started> {
  if (options.ports !== undefined || options.crowdLimits !== undefined) {
    throw new Error('Ports and limits can be replaced in-process only; mark the test with skipIf.');
  }
  const allowed = (options.allowedHosts ?? []).flatMap((name) => ['--allow-host', name]);
  const called = (options.webhookAllow ?? []).flatMap((entry) => ['--webhook-allow', entry]);
  const cli = spawnCli(
    'serve',
    '--json',
    '--port',
    String(options.port ?? 0),
    '--data',
    dataFolder,
    ...allowed,
    ...called,
  );
  return {
    announced: await readAnnouncement(cli),
    async stop() {
      cli.signal('SIGTERM');
      await cli.end;
    },
  };
}
