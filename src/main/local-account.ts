import type { Account, Connection as ConnectionInfo, RespondOutcome } from '../contract/desktop.ts';
import { AppError } from '../contract/errors.ts';
import type { Message } from '../contract/message.ts';
import type { JsonObject } from '../contract/value.ts';
import type { WindowRoute } from '../contract/window-routes.ts';
import { joinNotices, type Notices, pluginNotice, restartNotice } from './account-notices.ts';
import { type Connection, type ConnectionState, openConnection } from './connection.ts';
import type { CoreState } from './core-process.ts';
import type { UnnumberedChange } from './desktop-state.ts';
import { createInbox, type Inbox, type InboxChange } from './inbox.ts';
import { readReviews } from './read-reviews.ts';
import { describeClosedReview, type MessageNow, refusedResponse, unsentResponse } from './respond-outcome.ts';
import { type CallInput, callServer, ServerRefusal } from './server-client.ts';
import { createSession, type Session } from './session.ts';
import { TEST_REVIEW } from './test-review.ts';

/** The account's id; there is one core per program. */
export const LOCAL_ACCOUNT_ID = 'this-computer';
const CHANNEL_PAGE_COUNT = '50';

/** The account of this computer: its server is the core, which the program starts itself. */
export interface LocalAccount {
  readonly inbox: Inbox;
  info(): Account;
  /** Takes over what the core's process is doing. */
  setCore(state: CoreState): void;
  /** Reads everything again, e.g. after sleep. */
  resync(): Promise<void>;
  loadChannel(channelId: string): Promise<void>;
  markChannelRead(channelId: string): Promise<void>;
  respond(messageId: string, given: { response: JsonObject; feedback?: string | undefined }): Promise<RespondOutcome>;
  /** Calls a route of the server as the person, for a page that shows what the inbox does not hold. */
  call(route: WindowRoute, input: CallInput): Promise<unknown>;
  /** Sends a review as an agent would, over the agents' API; answers its message's id. */
  sendTestReview(): Promise<string>;
  stop(): void;
}

/** What the account tells the rest of the program. */
export interface LocalAccountListeners {
  readonly onChange: (change: UnnumberedChange) => void;
  /** Hears messages of agents that the person has not been told of. */
  readonly onArrived: (messages: readonly Message[]) => void;
  /** Hears the address at which agents reach the core, each time it starts. */
  readonly onServing: (url: string) => void;
}

/** Makes the account; it comes to life with the first `setCore`. */
export function createLocalAccount(listeners: LocalAccountListeners): LocalAccount {
  const inbox = createInbox();
  const loadedChannels = new Set<string>();
  let lastDeathAt: Date | null = null;
  const notices: Notices = { port: null, restart: null, plugins: null };
  let session: Session | null = null;
  let connection: Connection | null = null;
  let account: Account = {
    id: LOCAL_ACCOUNT_ID,
    kind: 'this-computer',
    name: 'This computer',
    connection: { state: 'starting', detail: null, since: nowText(), syncedAt: null, nextTryAt: null },
    agentAccess: null,
    notice: null,
  };

  const changeAccount = (changed: Partial<Account>): void => {
    account = { ...account, ...changed };
    listeners.onChange({ kind: 'account', accountId: LOCAL_ACCOUNT_ID, account });
  };
  const setConnection = (changed: Partial<ConnectionInfo> & Pick<ConnectionInfo, 'state'>): void => {
    const before = account.connection;
    const since = before.state === changed.state ? before.since : nowText();
    changeAccount({ connection: { ...before, detail: null, nextTryAt: null, ...changed, since } });
  };
  const setRetrying = ({ detail, nextTryAt }: { readonly detail: string; readonly nextTryAt: number }): void =>
    setConnection({ state: 'retrying', detail, nextTryAt: new Date(nextTryAt).toISOString() });
  const pushInbox = (changes: readonly InboxChange[]): void => {
    for (const change of changes) {
      if (change.kind === 'agents') {
        listeners.onChange({ kind: 'agents', accountId: LOCAL_ACCOUNT_ID, agents: [...change.agents] });
      } else {
        const { upsert, remove, whole } = change;
        listeners.onChange({
          kind: 'messages',
          accountId: LOCAL_ACCOUNT_ID,
          upsert: [...upsert],
          remove: [...remove],
          whole,
        });
      }
    }
  };
  const requireSession = (): Session => {
    if (session === null) throw new AppError('core_not_running');
    return session;
  };

  const readChannel = async (current: Session, channelId: string): Promise<Message[]> =>
    (await current.call('listMessages', { query: { channel: channelId, limit: CHANNEL_PAGE_COUNT } })).data;

  const readInbox = async (current: Session): Promise<readonly string[]> => {
    const agents = await current.call('listAgents');
    const known = new Set(agents.map((agent) => agent.id));
    for (const channelId of loadedChannels) if (!known.has(channelId)) loadedChannels.delete(channelId);
    // On the first reading each part is shown as it comes; later ones change little, and are compared as a whole.
    const isFirst = !inbox.isRead();
    if (isFirst) pushInbox(inbox.replaceAgents(agents));
    const [pluginWarnings, reviews, ...pages] = await Promise.all([
      current.call('listPluginWarnings'),
      readReviews(current, inbox.heldCopy, (part) => {
        if (isFirst) pushInbox(inbox.upsert(part));
      }),
      ...[...loadedChannels].map((channelId) => readChannel(current, channelId)),
    ]);
    notices.plugins = pluginNotice(pluginWarnings);
    if (joinNotices(notices) !== account.notice) changeAccount({ notice: joinNotices(notices) });
    const { changes, arrived } = inbox.replace(agents, [...reviews, ...pages.flat()]);
    pushInbox(changes);
    listeners.onArrived(arrived);
    return [...known];
  };

  const closeLine = (): void => {
    connection?.stop();
    connection = null;
    session = null;
  };

  const setLine = (state: ConnectionState): void => {
    switch (state.kind) {
      case 'connecting':
        if (account.connection.state !== 'retrying') setConnection({ state: 'connecting' });
        return;
      case 'online':
        setConnection({ state: 'online', syncedAt: new Date(state.syncedAt).toISOString() });
        return;
      case 'retrying':
        setRetrying(state);
        return;
      default:
        state satisfies never;
    }
  };

  const openLine = (ready: Extract<CoreState, { kind: 'running' }>['ready']): void => {
    closeLine();
    const { url, apiKey, channelId, notice } = ready;
    const current = createSession(url, ready.sessionToken);
    session = current;
    notices.port = notice;
    notices.restart = lastDeathAt === null ? null : restartNotice(lastDeathAt);
    changeAccount({ agentAccess: { url, apiKey, channelId }, notice: joinNotices(notices) });
    listeners.onServing(url);
    connection = openConnection({
      session: current,
      onState: setLine,
      readInbox: () => readInbox(current),
      onEvent: (event) => {
        const { changes, arrived, isUnknownChannel } = inbox.apply(event);
        pushInbox(changes);
        listeners.onArrived(arrived);
        if (isUnknownChannel) void readAgents(current);
      },
    });
  };

  const readAgents = async (current: Session): Promise<void> => {
    try {
      const agents = await current.call('listAgents');
      pushInbox(inbox.replaceAgents(agents));
      connection?.subscribe(agents.map((agent) => agent.id));
    } catch {
      // The message is already shown; the agent's name follows with the next resync.
    }
  };

  return {
    inbox,
    info: () => account,
    setCore(state) {
      if (state.kind !== 'running') closeLine();
      switch (state.kind) {
        case 'running':
          openLine(state.ready);
          return;
        case 'starting':
          setConnection({ state: 'starting' });
          return;
        case 'retrying':
          lastDeathAt = new Date();
          setRetrying(state);
          return;
        case 'failed':
          setConnection({ state: 'failed', detail: state.detail });
          return;
        case 'stopped':
          return;
        default:
          state satisfies never;
      }
    },
    async resync() {
      await connection?.resync();
    },
    async loadChannel(channelId) {
      const page = await readChannel(requireSession(), channelId);
      loadedChannels.add(channelId);
      pushInbox(inbox.upsert(page));
    },
    async markChannelRead(channelId) {
      await requireSession().call('markChannelRead', { parameters: { id: channelId } });
      pushInbox(inbox.markRead(channelId));
    },
    async respond(messageId, given) {
      const current = session;
      if (current === null) return unsentResponse('The server on this computer is not running.');
      try {
        const stored = await current.call('respond', { parameters: { id: messageId }, body: given });
        pushInbox(inbox.upsert([stored]));
        return { outcome: 'stored', detail: null };
      } catch (error) {
        // What the server did is unknown or was a no: only the message itself tells.
        const now = await readMessage(current, messageId);
        if (now.kind === 'found') pushInbox(inbox.upsert([now.message]));
        if (now.kind === 'gone') pushInbox(inbox.remove(messageId));
        return now.kind === 'unknown' ? refusedResponse(error) : describeClosedReview(now, given.response, error);
      }
    },
    call: (route, input) => requireSession().call(route, input),
    async sendTestReview() {
      const access = account.agentAccess;
      if (access === null) throw new AppError('core_not_running');
      const body = { channelId: access.channelId, ...TEST_REVIEW };
      return (await callServer(access.url, { apiKey: access.apiKey }, 'agentCreateMessage', { body })).value.id;
    },
    stop: closeLine,
  };
}

async function readMessage(session: Session, id: string): Promise<MessageNow> {
  try {
    return { kind: 'found', message: await session.call('getMessage', { parameters: { id } }) };
  } catch (error) {
    return error instanceof ServerRefusal && error.status === 404 ? { kind: 'gone' } : { kind: 'unknown' };
  }
}

function nowText(): string {
  return new Date().toISOString();
}
