import type { Account } from '../../contract/account.ts';
import type { ChannelExtent } from '../../contract/conversation.ts';
import type { AppError } from '../../contract/errors.ts';
import type { Message } from '../../contract/message.ts';
import type { WindowRoute } from '../../contract/window-routes.ts';
import { t } from '../../words/words.ts';
import { createNewsGatherer } from '../answers/drafts.ts';
import { createChannelPages } from '../inbox/channel-pages.ts';
import { createInbox, type Inbox, type InboxChange } from '../inbox/inbox.ts';
import { knownUntilOf, readMissed } from '../inbox/read-missed.ts';
import { readReviews } from '../inbox/read-reviews.ts';
import type { PluginServer } from '../plugin-frames.ts';
import { type Connection, type ConnectionState, openConnection } from '../server/connection.ts';
import type { CallInput } from '../server/server-client.ts';
import type { Session } from '../server/session.ts';
import { type AccountFiles, createAccountFiles } from './account-files.ts';
import type { AccountLine } from './account-line.ts';
import type { AccountListeners } from './account-listeners.ts';
import { type AccountSending, createAccountSending } from './account-sending.ts';
import type { KeptInbox } from './kept-inbox.ts';

/** One server and one person: what the program sees and does there, whoever started the server. */
export interface ServerAccount extends AccountFiles, AccountSending {
  readonly id: string;
  readonly inbox: Inbox;
  info(): Account;
  /** Is there nothing more to be known of its inbox before a person acts? */
  isAllShown(): boolean;
  /** Reads everything again, e.g. after sleep; a line that is down is tried at once. */
  check(): Promise<void>;
  /** Reads agents and pending reviews again: what servers announce to nobody, or only to some (contract.md 8.3). */
  refresh(): Promise<void>;
  /** Reads the newest messages of a channel, or those before a message. */
  loadChannel(channelId: string, before?: string): Promise<ChannelExtent>;
  markChannelRead(channelId: string): Promise<void>;
  /** What the clock of its server says now, as far as it is known. */
  serverNow(): number;
  /** The expiry of these reviews has passed: shows that at once, and then what the server says of them. */
  passExpiry(messageIds: readonly string[]): void;
  /** Calls a route of the server as the person, for a page that shows what the inbox does not hold. */
  call(route: WindowRoute, input: CallInput): Promise<unknown>;
  /** What the frames of plugins need of the server. */
  readonly pluginServer: PluginServer;
}

/** What an account is made of. */
export interface ServerAccountOptions {
  readonly facts: Pick<Account, 'id' | 'kind' | 'name' | 'serverUrl' | 'wsUrl' | 'email'>;
  readonly listeners: AccountListeners;
  /** Why nothing can be sent while there is no session, in a sentence. */
  readonly whyNoSession: () => string;
  /** Raises what a call meets while there is no session. */
  readonly noSession: () => AppError;
  /** Where what is shown is kept for the next start. */
  readonly keep?: Pick<KeptInbox, 'take' | 'markSynced'>;
  /** It tells of every review itself, as the core does: reading thousands again each minute would find nothing. */
  readonly isOutspoken?: boolean;
  /** Reads what belongs to a whole reading beside the inbox. */
  readonly readBeside?: (session: Session) => Promise<void>;
}

/** When more reviews than these ended unheard, reading everything again is less work than reading each. */
const READ_SINGLY = 20;
/** In these nothing more comes of a server before the person acts. */
const ENDED: ReadonlySet<Account['connection']['state']> = new Set(['signed-out', 'failed']);
/** A server gets this long to say by itself how a review ended. */
const SAY_WITHIN_MS = 2_000;

// Past 300 lines with what surrounds it: reading, events and calls of one account share its inbox and its session.
/** Makes an account; it comes to life when its line is opened. */
export function createServerAccount(options: ServerAccountOptions): { account: ServerAccount; line: AccountLine } {
  const { facts, listeners, whyNoSession } = options;
  const accountId = facts.id;
  const serverNow = (): number => session?.serverNow() ?? Date.now();
  const inbox = createInbox(serverNow);
  const channelPages = createChannelPages();
  /** What was kept of it is still being read from the disk. */
  let isKeptAwaited = options.keep !== undefined;
  let session: Session | null = null;
  let connection: Connection | null = null;
  let account: Account = {
    ...facts,
    connection: { state: 'starting', detail: null, since: nowText(), syncedAt: null, nextTryAt: null },
    agentAccess: null,
    missing: [],
    mustChangePassword: false,
    isKept: true,
    notice: null,
  };

  const change = (changed: Partial<Account>): void => {
    account = { ...account, ...changed };
    listeners.onChange({ kind: 'account', accountId, account });
  };
  const setConnection: AccountLine['setConnection'] = (changed) => {
    const before = account.connection;
    const since = before.state === changed.state ? before.since : nowText();
    change({ connection: { ...before, detail: null, nextTryAt: null, ...changed, since } });
  };
  const setRetrying: AccountLine['setRetrying'] = ({ detail, nextTryAt }) =>
    setConnection({ state: 'retrying', detail, nextTryAt: new Date(nextTryAt).toISOString() });

  const drafts = createNewsGatherer((news) => listeners.onChange({ kind: 'drafts', accountId, news }));
  const tell = (changes: readonly InboxChange[]): void => {
    for (const changed of changes) {
      if (changed.kind === 'drafts') {
        drafts.add(changed.news);
        continue;
      }
      // What was gathered belongs to the messages as they were before this.
      drafts.flush();
      if (changed.kind === 'agents') {
        listeners.onChange({ kind: 'agents', accountId, agents: [...changed.agents] });
      } else {
        const { upsert, remove } = changed;
        listeners.onChange({
          kind: 'messages',
          accountId,
          upsert: [...upsert],
          remove: [...remove],
          hasMore: false,
        });
      }
    }
  };
  const pushInbox = (changes: readonly InboxChange[]): void => {
    options.keep?.take(changes);
    tell(changes);
  };
  const requireSession = (): Session => {
    if (session === null) throw options.noSession();
    return session;
  };

  const readInbox = async (
    current: Session,
    isCurrent: () => boolean,
    subscribe: (channelIds: readonly string[]) => void,
  ): Promise<void> => {
    const agents = await current.call('listAgents');
    const known = new Set(agents.map((agent) => agent.id));
    subscribe([...known]);
    // On the first reading each part is shown as it comes; later ones change little, and are compared as a whole.
    const isFirst = !inbox.isRead();
    const knownUntil = isFirst ? listeners.heardUntil() : knownUntilOf(inbox.agents());
    if (isFirst) pushInbox(inbox.replaceAgents(agents));
    const [reviews, conversations, missed] = await Promise.all([
      readReviews(current, inbox.heldCopy, (part) => {
        // What was kept of the last time is shown already.
        const news = part.filter((message) => inbox.findMessage(message.id) !== message);
        if (isFirst && news.length > 0) pushInbox(inbox.upsert(news));
      }),
      channelPages.reload(current, known),
      knownUntil === null ? [] : readMissed(current, knownUntil, agents, channelPages.isRead),
      options.readBeside?.(current),
    ]);
    if (!isCurrent()) return;
    // What the person read of other conversations is not asked for again, and stays.
    const isUnread = ({ review, channelId }: Message): boolean =>
      review == null && known.has(channelId) && !channelPages.isRead(channelId);
    const { changes, arrived } = inbox.replace(agents, [...reviews, ...conversations, ...missed], isUnread);
    pushInbox(changes);
    options.keep?.markSynced(nowText());
    listeners.onArrived(arrived);
    listeners.onSynced(isFirst ? missed.filter(({ review }) => review == null) : []);
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

  const sending = createAccountSending({ session: () => session, whyNoSession, inbox, channelPages, pushInbox });

  /** What waits, as the server has it now; false when it was not reached. */
  const readPending = async (current: Session): Promise<boolean> => {
    const pending = await current.call('listReviews', { query: { status: 'pending' } }).catch(() => null);
    if (pending === null) return false;
    const waiting = new Set(pending.map(({ id }) => id));
    const arrived = pending.filter(({ id, senderType }) => senderType === 'agent' && inbox.findMessage(id) === null);
    const ended = inbox.messages().filter(({ id, review }) => review?.status === 'pending' && !waiting.has(id));
    pushInbox(inbox.upsert(pending));
    listeners.onArrived(arrived);
    if (ended.length > READ_SINGLY) await connection?.resync();
    else for (const { id } of ended) await sending.readAgain(id);
    return true;
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

  const close = (): void => {
    connection?.stop();
    connection = null;
    session = null;
  };

  const line: AccountLine = {
    open(current, socketUrls = [current.serverUrl]) {
      close();
      session = current;
      connection = openConnection({
        session: current,
        socketUrls,
        ...(facts.kind === 'remote' ? { socketHint: () => t('main.liveAddressHint') } : {}),
        onState: setLine,
        readInbox: (isCurrent, subscribe) => readInbox(current, isCurrent, subscribe),
        onEvent: (event) => {
          const { changes, arrived, isUnknownChannel } = inbox.apply(event);
          pushInbox(changes);
          listeners.onArrived(arrived);
          if (isUnknownChannel) void readAgents(current);
        },
      });
    },
    close,
    session: () => session,
    change,
    setConnection,
    setRetrying,
    async showKept(keep, painted) {
      const { agents, messages, syncedAt } = keep.readWaiting();
      // Not taken over by what keeps it: there it lies already.
      tell([...inbox.replaceAgents(agents), ...inbox.upsert(messages)]);
      // Until when what is shown was complete.
      if (syncedAt !== null) change({ connection: { ...account.connection, syncedAt } });
      await painted;
      for await (const part of keep.readRest()) {
        // The server was quicker than the disk.
        if (inbox.isRead()) return;
        tell(inbox.upsert(part.filter(({ id }) => inbox.findMessage(id) === null)));
      }
      isKeptAwaited = false;
      // Whoever waits for all of it hears that there is no more.
      if (ENDED.has(account.connection.state)) change({});
    },
    empty: () => pushInbox(inbox.empty()),
  };

  return {
    line,
    account: {
      ...createAccountFiles(requireSession, inbox.findMessage),
      ...sending,
      id: accountId,
      inbox,
      info: () => account,
      isAllShown() {
        const { state } = account.connection;
        return inbox.isRead() || state === 'off' || (!isKeptAwaited && ENDED.has(state));
      },
      async check() {
        await connection?.check();
      },
      async refresh() {
        const current = session;
        if (current === null || account.connection.state !== 'online') return;
        await readAgents(current);
        if (!options.isOutspoken && !(await readPending(current))) return;
        if (session === current && account.connection.state === 'online') {
          setConnection({ state: 'online', syncedAt: nowText() });
        }
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
      serverNow,
      passExpiry(messageIds) {
        pushInbox(inbox.passExpiry(messageIds));
        const current = session;
        setTimeout(async () => {
          if (current === null || session !== current || account.connection.state !== 'online') return;
          // Somebody may have answered in the last moment.
          if (messageIds.length > READ_SINGLY) await connection?.resync();
          else for (const id of messageIds) await sending.readAgain(id);
        }, SAY_WITHIN_MS).unref();
      },
      async call(route, input) {
        const answer = await requireSession().call(route, input);
        // Servers do not announce what people change of agents.
        if (route === 'createAgent' || route === 'updateAgent') await readAgents(requireSession());
        if (route === 'deleteAgent') await connection?.resync();
        return answer;
      },
      pluginServer: {
        findMessage: inbox.findMessage,
        listPlugins: () => requireSession().call('listPlugins'),
        renderPlugin: (name) => requireSession().call('renderPlugin', { parameters: { name } }),
      },
    },
  };
}

function nowText(): string {
  return new Date().toISOString();
}
