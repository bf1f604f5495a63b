import type { Account } from '../contract/account.ts';
import type { CallArgument } from '../contract/desktop.ts';
import {
  type AccountInbox,
  type DesktopChange,
  type DesktopSnapshot,
  PORTION_COUNT,
  type Portion,
} from '../contract/desktop-snapshot.ts';
import { AppError } from '../contract/errors.ts';
import type { Message } from '../contract/message.ts';
import type { Inbox } from './inbox/inbox.ts';

/** A change before it has its number. */
export type UnnumberedChange = DesktopChange extends infer C
  ? C extends unknown
    ? Omit<C, 'revision'>
    : never
  : never;

/** Numbers the changes of all accounts and answers the whole, so that a window can tell whether it missed one. */
export interface DesktopState {
  /** Everything as it is now, of many messages only the first of each account. */
  snapshot(): DesktopSnapshot;
  /** The next messages of the last snapshot, which stay as they were; raises when that was another one. */
  more(place: CallArgument<'desktop:read-more'>): Portion;
  record(change: UnnumberedChange): DesktopChange;
}

/** What the state is read from. */
export interface DesktopStateSources {
  readonly platform: string;
  readonly version: string;
  readonly accounts: () => readonly { info(): Account; readonly inbox: Pick<Inbox, 'agents' | 'messages'> }[];
}

/** Makes the state at revision 0. */
export function createDesktopState(sources: DesktopStateSources): DesktopState {
  let revision = 0;
  /** The last snapshot, of the accounts of which there is still something to read. */
  let reading = { revision, rests: new Map<string, readonly Message[]>() };

  const portionOf = (accountId: string, messages: readonly Message[], from: number): Portion => {
    const end = from + PORTION_COUNT;
    const hasMore = end < messages.length;
    if (hasMore) reading.rests.set(accountId, messages);
    else reading.rests.delete(accountId);
    return { messages: messages.slice(from, end), hasMore };
  };

  return {
    snapshot() {
      reading = { revision, rests: new Map() };
      const { platform, version } = sources;
      const accounts = sources.accounts().map(({ info, inbox }): AccountInbox => {
        const account = info();
        return { ...account, agents: [...inbox.agents()], ...portionOf(account.id, inbox.messages(), 0) };
      });
      return { revision, platform, version, accounts };
    },
    more(place) {
      const messages = place.revision === reading.revision ? reading.rests.get(place.accountId) : undefined;
      if (messages === undefined) throw new AppError('internal', 'This snapshot is not here any more.');
      return portionOf(place.accountId, messages, place.from);
    },
    record(change) {
      revision += 1;
      return { ...change, revision } as DesktopChange;
    },
  };
}
