import type { Account } from '../../contract/account.ts';
import type { AgentWithActivity } from '../../contract/agent.ts';
import type { DesktopChange, DesktopSnapshot } from '../../contract/desktop-snapshot.ts';
import type { FirstView } from '../../contract/first-view.ts';
import type { Message } from '../../contract/message.ts';
import { agentKey, type Item, type ItemKey, itemKey } from './item.ts';
import { ItemIndex } from './item-index.ts';
import { addNews, type LiveDrafts, settleNews } from './live-drafts.ts';
import { expiryOf } from './review-facts.ts';
import { withSharedWords } from './shared-words.ts';

/** What the main process has told this window, indexed for the views. */
export interface InboxData {
  readonly revision: number;
  readonly platform: string;
  readonly version: string;
  readonly accounts: readonly Account[];
  /** Agents by account. */
  readonly agents: Readonly<Record<string, readonly AgentWithActivity[]>>;
  readonly items: ItemIndex;
  /** What agents are writing right now, beyond what their messages say. */
  readonly drafts: LiveDrafts;
}

/** What is known before the first snapshot. */
export const NO_DATA: InboxData = {
  revision: -1,
  platform: '',
  version: '',
  accounts: [],
  agents: {},
  items: ItemIndex.of([]),
  drafts: new Map(),
};

function toItem(accountId: string, message: Message): Item {
  return { key: itemKey(accountId, message.id), accountId, message: withSharedWords(message) };
}

/** Indexes a whole snapshot. */
export function fromSnapshot(snapshot: DesktopSnapshot): InboxData {
  return {
    revision: snapshot.revision,
    platform: snapshot.platform,
    version: snapshot.version,
    accounts: snapshot.accounts.map(
      ({ agents: _agents, messages: _messages, hasMore: _hasMore, ...account }) => account,
    ),
    agents: Object.fromEntries(snapshot.accounts.map((account) => [account.id, account.agents])),
    items: ItemIndex.of(
      snapshot.accounts.flatMap(({ id, messages }) => messages.map((message) => toItem(id, message))),
    ),
    drafts: new Map(),
  };
}

/** Indexes what a window begins with. What expired since it was kept is left out: nobody can answer it any more. */
export function fromFirstView({ platform, version, accounts }: FirstView, nowMs: number): InboxData {
  const isOpen = (message: Message): boolean => (expiryOf(message) ?? Number.POSITIVE_INFINITY) > nowMs;
  return {
    ...NO_DATA,
    platform,
    version,
    accounts: accounts.map(({ agents: _agents, messages: _messages, waitingBeyond: _beyond, ...account }) => account),
    agents: Object.fromEntries(accounts.map(({ id, agents }) => [id, agents])),
    items: ItemIndex.of(
      accounts.flatMap(({ id, messages }) => messages.filter(isOpen).map((message) => toItem(id, message))),
      new Map(
        accounts.flatMap(({ id, waitingBeyond }) =>
          Object.entries(waitingBeyond).map(([channelId, count]) => [agentKey(id, channelId), count] as const),
        ),
      ),
    ),
  };
}

/** One change later. The caller has made sure that it is the next one. */
export function applyChange(data: InboxData, change: DesktopChange): InboxData {
  const { revision, accountId } = change;
  switch (change.kind) {
    case 'account': {
      const isKnown = data.accounts.some((account) => account.id === accountId);
      const accounts = isKnown
        ? data.accounts.map((account) => (account.id === accountId ? change.account : account))
        : [...data.accounts, change.account];
      return { ...data, revision, accounts };
    }
    case 'account-removed': {
      const { [accountId]: _gone, ...agents } = data.agents;
      return {
        ...data,
        revision,
        accounts: data.accounts.filter(({ id }) => id !== accountId),
        agents,
        items: data.items.with([], keysOf(data.items, accountId)),
      };
    }
    case 'agents':
      return { ...data, revision, agents: { ...data.agents, [accountId]: change.agents } };
    case 'messages': {
      const upsert = change.upsert.map((message) => toItem(accountId, message));
      const items = data.items.with(
        upsert,
        change.remove.map((id) => itemKey(accountId, id)),
      );
      return { ...data, revision, items, drafts: settleNews(data.drafts, accountId, change.upsert) };
    }
    case 'drafts':
      return { ...data, revision, drafts: addNews(data.drafts, accountId, change.news) };
  }
}

function keysOf(items: ItemIndex, accountId: string): ItemKey[] {
  return [...items.values()].filter((item) => item.accountId === accountId).map(({ key }) => key);
}
