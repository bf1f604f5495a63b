import type { Account, Connection as ConnectionInfo } from '../../contract/account.ts';
import type { Session } from '../server/session.ts';
import type { KeptInbox } from './kept-inbox.ts';

/** How whoever made the account steers it. */
export interface AccountLine {
  /** Opens the line with a session; one that was open is closed first. */
  open(session: Session, socketUrls?: readonly string[]): void;
  close(): void;
  session(): Session | null;
  change(changed: Partial<Account>): void;
  setConnection(changed: Partial<ConnectionInfo> & Pick<ConnectionInfo, 'state'>): void;
  setRetrying(why: { readonly detail: string; readonly nextTryAt: number }): void;
  /** Shows what was kept of the inbox until it is read: what waits at once, the rest when the window is `painted`. */
  showKept(keep: KeptInbox, painted: Promise<unknown>): Promise<void>;
  /** Shows nothing more of the inbox, as when the account is switched off. */
  empty(): void;
}
