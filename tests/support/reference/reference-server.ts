import { randomBytes } from 'node:crypto';
import type { JsonObject } from '../../../src/contract/value.ts';
import { openDoor } from '../tcp-door.ts';
import { selfSignedCertificate } from './certificate.ts';
import { type AgentMessage, createAgentMessage, createPersonMessage } from './messages.ts';
import { respond, sweepExpired } from './reviews.ts';
import type { RequestRecord } from './routing.ts';
import { addAgent, addKey, addUser, removeMessage } from './rows.ts';
import { type ReferenceLayout, type Run, startRun } from './run.ts';
import { type TokenTimes, upstreamTimes } from './session-tokens.ts';
import {
  emptyState,
  type ReferenceState,
  type StoredAgent,
  type StoredMessage,
  type StoredPlugin,
  type StoredReview,
  type StoredUser,
} from './state.ts';
import { featuresOf, type ReferenceVersion } from './versions.ts';
import type { WebhookCall, WebhookOutcome, World } from './world.ts';

/** How a reference server is made; without a word it is the newest backend on one plain port. */
export interface ReferenceOptions {
  readonly version?: ReferenceVersion;
  readonly layout?: ReferenceLayout;
  /** The web app's page does not say where the socket is. */
  readonly hidesSocket?: boolean;
  /** Serves https with a certificate that nobody vouches for. */
  readonly isSelfSigned?: boolean;
  /** Routes, as `GET /api/plugins`, that answer 404 although the version has them. */
  readonly missingRoutes?: readonly string[];
  /** Requests per minute and route before 429, upstream 100; unlimited when left out. */
  readonly requestsPerMinute?: number;
}

/** A member of {@link ReferenceServer.addUser} and {@link ReferenceServer.addChannel}: what a test wants otherwise. */
type Wish<T, Given extends keyof T> = Partial<Omit<T, 'id' | 'ownerId' | 'createdAt'>> & Pick<T, Given>;

/**
 * A server that does what upstream Placet of one version does where it differs from our core (contract.md 8.3, 15). It
 * was written from that text alone. Everything is in memory and survives `goDown` and `comeBack`.
 */
export interface ReferenceServer {
  /** What a person types: the web app's address where there is one, else the backend's. */
  readonly url: string;
  /** Where REST and Socket.IO are for certain. */
  readonly backendUrl: string;
  /** The first person, role owner: `admin@placet.local` with the password `changeme`. */
  readonly owner: StoredUser;
  readonly state: ReferenceState;
  /** Lifetimes of what is issued from now on; `aheadSeconds` ages everything issued before. */
  readonly times: TokenTimes;
  readonly webhooks: { outcome: WebhookOutcome; readonly calls: readonly WebhookCall[] };
  /** Every request that arrived, in order, over all runs. */
  readonly requests: readonly RequestRecord[];
  /** How many requests reached a route, as `POST /api/messages/:id/respond`. */
  requestCount(route: string): number;

  addUser(wish: Wish<StoredUser, 'email'>): StoredUser;
  /** Adds a channel of the first person, or of another. */
  addChannel(wish: string | Wish<StoredAgent, 'name'>, owner?: StoredUser): StoredAgent;
  /** Installs a plugin with the page of its frame. */
  addPlugin(manifest: StoredPlugin['manifest'], html: string): void;
  /** Makes a key for the programs of the first person, or of another, and answers it raw. */
  addKey(owner?: StoredUser): string;

  /** Sends a message as the agent of a channel would, with its event. */
  send(channel: StoredAgent, message: Omit<AgentMessage, 'channelId'>): StoredMessage;
  /** Sends a message with an approval, or with another review. */
  ask(channel: StoredAgent, text: string, review?: Partial<NonNullable<AgentMessage['review']>>): StoredMessage;
  /** Sends an event of any name to whoever follows a channel or is its owner, as a newer version may. */
  tell(channel: StoredAgent, name: string, payload: unknown): void;
  /** Responds as another client of the channel's owner would, with its event; throws when the review is closed. */
  answerElsewhere(messageId: string, response: JsonObject): void;
  /** Sends a chat message as another client of the channel's owner would, with its event. */
  sayElsewhere(channel: StoredAgent, text: string): StoredMessage;
  /** Deletes a message without a word, as upstream always does. */
  deleteSilently(messageId: string): void;
  /** Changes a stored review without a word: an old status word, an old name, an answer in a gap. */
  rewriteReview(messageId: string, change: Partial<StoredReview>): void;
  /** Runs the job that marks and announces expired reviews, which also runs at each full minute. */
  sweepExpired(): void;

  /** Makes every token worthless at once, as a new secret in the server's settings does. */
  changeSecret(): void;
  /** Ends all sockets in Socket.IO's own words. */
  disconnectSockets(): void;
  /** Cuts the TCP connections of all sockets. */
  cutSockets(): void;
  socketCount(): number;
  /** How many sockets of people follow a channel. */
  followersOf(channel: StoredAgent): number;

  /** Breaks all connections and takes no new one; what is sent meanwhile is stored, and no socket hears of it. */
  goDown(): Promise<void>;
  /** Serves again at the same addresses with the same state, as another version when one is named. */
  comeBack(version?: ReferenceVersion): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a reference server on a free port of this computer. */
export async function startReferenceServer(options: ReferenceOptions = {}): Promise<ReferenceServer> {
  const {
    layout = 'backend',
    isSelfSigned = false,
    hidesSocket = false,
    missingRoutes = [],
    requestsPerMinute = null,
  } = options;
  const certificate = isSelfSigned ? selfSignedCertificate() : null;
  const state = emptyState();
  const times = upstreamTimes();
  const webhooks = { outcome: 'delivered' as WebhookOutcome, calls: [] as WebhookCall[] };
  const records: RequestRecord[] = [];
  const owner = addUser(state, { email: 'admin@placet.local', displayName: 'Admin', role: 'owner' });
  let run: Run | null = null;
  let world: World;
  const backendDoor = await openDoor((client) => {
    if (run === null) client.resetAndDestroy();
    else run.backend.emit('connection', client);
  });
  const webDoor = await openDoor((client) => {
    if (run === null || run.web === null) client.resetAndDestroy();
    else run.web.emit('connection', client);
  });
  const addressOf = (port: number) => `${certificate === null ? 'http' : 'https'}://127.0.0.1:${port}`;
  const backendUrl = addressOf(backendDoor.port);
  const url = layout === 'split' ? addressOf(webDoor.port) : backendUrl;

  const start = async (version: ReferenceVersion): Promise<void> => {
    world = {
      state,
      times,
      webhooks,
      features: featuresOf(version),
      tell: (audience, agent, name, payload) => run?.gateway.tell(audience, agent, name, payload),
    };
    const http = { records, missingRoutes: new Set(missingRoutes), requestsPerMinute };
    run = await startRun(world, {
      layout,
      certificate,
      addresses: { wsUrl: hidesSocket ? undefined : backendUrl, appUrl: url },
      ...http,
    });
  };
  let version = options.version ?? 'latest';
  await start(version);

  const message = (id: string): StoredMessage => {
    const found = state.messages.get(id);
    if (found === undefined) throw new Error(`There is no message ${id}`);
    return found;
  };
  const send: ReferenceServer['send'] = ({ id, ownerId }, sent) =>
    createAgentMessage(world, ownerId, { ...sent, channelId: id });

  const goDown = async (): Promise<void> => {
    const ending = run;
    run = null;
    for (const door of [backendDoor, webDoor]) door.closeConnections();
    await ending?.stop();
  };

  return {
    url,
    backendUrl,
    owner,
    state,
    times,
    webhooks,
    requests: records,
    requestCount: (route) => records.filter((record) => record.route === route).length,

    addUser: (wish) => addUser(state, wish),
    addChannel: (wish, user = owner) => addAgent(state, user.id, typeof wish === 'string' ? { name: wish } : wish),
    addPlugin: (manifest, html) =>
      void state.plugins.set(manifest.name, { manifest, html, envValues: {}, enabled: true }),
    addKey: (user = owner) => addKey(state, user.id).key,

    send,
    ask: (channel, text, review) => send(channel, { text, review: { type: 'approval', ...review } }),
    tell: (channel, name, payload) => world.tell('both', channel, name, payload),
    answerElsewhere: (messageId, response) => respond(world, message(messageId), { response }),
    sayElsewhere: ({ id, ownerId }, text) => createPersonMessage(world, ownerId, { channelId: id, text }),
    deleteSilently: (messageId) => removeMessage(state, messageId),
    rewriteReview(messageId, change) {
      const { review } = message(messageId);
      if (review === null) throw new Error(`The message ${messageId} has no review`);
      Object.assign(review, change);
    },
    sweepExpired: () => sweepExpired(world),

    changeSecret() {
      state.secret = randomBytes(32);
    },
    disconnectSockets: () => run?.gateway.disconnectAll(),
    cutSockets: () => run?.gateway.cutAll(),
    socketCount: () => run?.gateway.socketCount() ?? 0,
    followersOf: ({ id }) => run?.gateway.followersOf(id) ?? 0,

    goDown,
    async comeBack(next = version) {
      if (run !== null) throw new Error('The reference server is not down');
      version = next;
      await start(next);
    },
    async stop() {
      await goDown();
      await Promise.all([backendDoor.close(), webDoor.close()]);
    },
  };
}
