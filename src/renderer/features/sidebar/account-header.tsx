import { Monitor, Server } from 'lucide-react';
import type { Account } from '../../../contract/account.ts';
import { useNow } from '../../state/clock.ts';
import { toMs } from '../../state/review-facts.ts';
import { clockWords } from '../../state/time-words.ts';

/** The state of a connection in a word or two. */
export const CONNECTION_WORDS: Readonly<Record<Account['connection']['state'], string>> = {
  starting: 'Starting…',
  connecting: 'Connecting…',
  online: 'Online',
  retrying: 'Connection lost',
  failed: 'Not running',
  'signed-out': 'Signed out',
  off: 'Switched off',
};

/** One account: its name, and how its server can be reached. */
export function AccountHeader({ account }: { readonly account: Account }) {
  const now = useNow('minute');
  const { state, detail, syncedAt } = account.connection;
  const words = CONNECTION_WORDS[state];
  const synced = toMs(syncedAt);
  const title = [detail ?? words, synced !== null && `In sync since ${clockWords(synced, now)}`]
    .filter(Boolean)
    .join('. ');
  const Icon = account.kind === 'this-computer' ? Monitor : Server;
  return (
    <div className="account" title={`${account.name}. ${title}`}>
      <span className="account-icon">
        <Icon />
        <span className="account-dot" data-state={state} />
      </span>
      <div className="account-words sidebar-words">
        <bdi className="truncate">{account.name}</bdi>
        <span className="truncate">{words}</span>
      </div>
    </div>
  );
}
