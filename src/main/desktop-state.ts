import type { Account } from '../contract/account.ts';
import type { AccountInbox, DesktopChange, DesktopSnapshot } from '../contract/desktop.ts';
import type { Inbox } from './inbox/inbox.ts';

/** A change before it has its number. */
export type UnnumberedChange = DesktopChange extends infer C
  ? C extends unknown
    ? Omit<C, 'revision'>
    : never
  : never;

/** Numbers the changes of all accounts and answers the whole, so that a window can tell whether it missed one. */
export interface DesktopState {
  snapshot(): DesktopSnapshot;
  record(change: UnnumberedChange): DesktopChange;
}

/** What the state is read from. */
export interface DesktopStateSources {
  readonly platform: string;
  readonly version: string;
  readonly accounts: () => readonly { info(): Account; readonly inbox: Inbox }[];
}

/** Makes the state at revision 0. */
export function createDesktopState(sources: DesktopStateSources): DesktopState {
  let revision = 0;
  return {
    snapshot: () => ({
      revision,
      platform: sources.platform,
      version: sources.version,
      accounts: sources.accounts().map(
        ({ info, inbox }): AccountInbox => ({
          ...info(),
          agents: [...inbox.agents()],
          messages: [...inbox.messages()],
        }),
      ),
    }),
    record(change) {
      revision += 1;
      return { ...change, revision } as DesktopChange;
    },
  };
}
