import type { ChannelExtent, PersonMessage, SendOutcome } from '../contract/conversation.ts';
import type { Account, Connection as ConnectionInfo, SentOutcome } from '../contract/desktop.ts';
import { AppError } from '../contract/errors.ts';
import type { Message } from '../contract/message.ts';
import type { RespondRequest } from '../contract/review.ts';
import type { WindowRoute } from '../contract/window-routes.ts';
import { type AccountFiles, createAccountFiles } from './account-files.ts';
import { joinNotices, type Notices, pluginNotice, restartNotice } from './account-notices.ts';
import { createChannelPages } from './channel-pages.ts';
import { type Connection, type ConnectionState, openConnection } from './connection.ts';
import type { CoreState } from './core-process.ts';
import type { UnnumberedChange } from './desktop-state.ts';
import { createNewsGatherer } from './drafts.ts';
import { createInbox, type Inbox, type InboxChange } from './inbox.ts';
import type { PluginServer } from './plugin-frames.ts';
import { readReviews } from './read-reviews.ts';
import { describeClosedReview, type MessageNow, refusedResponse, unsentResponse } from './respond-outcome.ts';
import { unsentMessage } from './send-outcome.ts';
import { type CallInput, callServer, ServerRefusal } from './server-client.ts';
import { createSession, type Session } from './session.ts';
import { TEST_REVIEW } from './test-review.ts';

/** The account's id; there is one core per program. */
export const LOCAL_ACCOUNT_ID = 'this-computer';
/** The account of this computer: its server is the core, which the program starts itself. */
export interface LocalAccount extends AccountFiles {
  readonly inbox: Inbox;
  info(): Account;
  /** Takes over what the core's process is doing. */
  setCore(state: CoreState): void;
  /** Reads everything again, e.g. after sleep. */
  resync(): Promise<void>;
  /** Reads the newest messages of a channel, or those before a message. */
  loadChannel(channelId: string, before?: string): Promise<ChannelExtent>;
  markChannelRead(channelId: string): Promise<void>;
  /** Sends a message of the person; the same `clientId` again never makes a second one. */
  sendMessage(message: PersonMessage): Promise<SendOutcome>;
  respond(messageId: string, given: RespondRequest): Promise<SentOutcome>;
  /** Calls a route of the server as the person, for a page that shows what the inbox does not hold. */
  call(route: WindowRoute, input: CallInput): Promise<unknown>;
  /** Makes a key for agents; answers its secret. */
  createKey(label: string): Promise<string>;
  /** Deletes every key of that label. */
  deleteKeys(label: string): Promise<void>;
  /** What the frames of plugins need of the server. */
  readonly pluginServer: PluginServer;
  /** Sends a review as an agent would, over the agents' API; answers its message's id. */
  sendTestReview(): Promise<string>;
  stop(): void;
}

/** What the account tells the rest of the program. */
export interface LocalAccountListeners {
  readonly onChange: (change: UnnumberedChange) => void;
  /** Hears messages of agents that the person has not been told of. */
  readonly onArrived: (messages: readonly Message[]) => void;
  /** Hears each time that the inbox was read whole. */
  readonly onSynced: () => void;
  /** Hears the address at which agents reach the core, each time it starts. */
  readonly onServing: (url: string) => void;
}

/** Makes the account; it comes to life with the first `setCore`. */
export function createLocalAccount(listeners: LocalAccountListeners): LocalAccount {
  const inbox = createInbox();
  const channelPages = createChannelPages();
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
  const drafts = createNewsGatherer((news) =>
    listeners.onChange({ kind: 'drafts', accountId: LOCAL_ACCOUNT_ID, news }),
  );
  const pushInbox = (changes: readonly InboxChange[]): void => {
    for (const change of changes) {
      if (change.kind === 'drafts') {
        drafts.add(change.news);
        continue;
      }
      // What was gathered belongs to the messages as they were before this.
      drafts.flush();
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

  const readInbox = async (current: Session): Promise<readonly string[]> => {
    const agents = await current.call('listAgents');
    const known = new Set(agents.map((agent) => agent.id));
    // On the first reading each part is shown as it comes; later ones change little, and are compared as a whole.
    const isFirst = !inbox.isRead();
    if (isFirst) pushInbox(inbox.replaceAgents(agents));
    const [pluginWarnings, reviews, conversations] = await Promise.all([
      current.call('listPluginWarnings'),
      readReviews(current, inbox.heldCopy, (part) => {
        if (isFirst) pushInbox(inbox.upsert(part));
      }),
      channelPages.reload(current, known),
    ]);
    notices.plugins = pluginNotice(pluginWarnings);
    if (joinNotices(notices) !== account.notice) changeAccount({ notice: joinNotices(notices) });
    const { changes, arrived } = inbox.replace(agents, [...reviews, ...conversations]);
    pushInbox(changes);
    listeners.onArrived(arrived);
    listeners.onSynced();
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
    ...createAccountFiles(requireSession, inbox.findMessage),
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
    async loadChannel(channelId, before) {
      const current = requireSession();
      // Servers do not announce what an agent changes of itself, as its commands.
      if (before === undefined) void readAgents(current);
      const { messages, extent } = await channelPages.load(current, channelId, before);
      pushInbox(inbox.upsert(messages));
      return extent;
    },
    async markChannelRead(channelId) {
      await requireSession().call('markChannelRead', { parameters: { id: channelId } });
      pushInbox(inbox.markRead(channelId));
    },
    async sendMessage(message) {
      if (session === null) return unsentMessage(null);
      try {
        pushInbox(inbox.upsert([await session.call('createMessage', { body: message })]));
        return { outcome: 'stored', detail: null };
      } catch (error) {
        return unsentMessage(error);
      }
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
    async call(route, input) {
      const answer = await requireSession().call(route, input);
      // Servers do not announce what people change of agents.
      if (route === 'createAgent' || route === 'updateAgent') await readAgents(requireSession());
      if (route === 'deleteAgent') await connection?.resync();
      return answer;
    },
    createKey: async (label) => (await requireSession().call('createApiKey', { body: { label } })).key,
    async deleteKeys(label) {
      for (const key of await requireSession().call('listApiKeys')) {
        if (key.label === label) await requireSession().call('deleteApiKey', { parameters: { id: key.id } });
      }
    },
    pluginServer: {
      findMessage: inbox.findMessage,
      listPlugins: () => requireSession().call('listPlugins'),
      renderPlugin: (name) => requireSession().call('renderPlugin', { parameters: { name } }),
    },
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
