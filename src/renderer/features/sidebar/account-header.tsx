import { Monitor, Server } from 'lucide-react';
import type { Account } from '../../../contract/account.ts';
import type { PlainKey } from '../../../words/catalogue.ts';
import { t } from '../../../words/words.ts';
import { useNow } from '../../state/clock.ts';
import { toMs } from '../../state/review-facts.ts';
import { clockWords } from '../../state/time-words.ts';

const STATES: Readonly<Record<Account['connection']['state'], PlainKey>> = {
  starting: 'sidebar.starting',
  connecting: 'sidebar.connecting',
  online: 'sidebar.online',
  retrying: 'sidebar.connectionLost',
  failed: 'sidebar.notRunning',
  'signed-out': 'sidebar.signedOut',
  off: 'sidebar.switchedOff',
};

/** The state of a connection in a word or two. */
export function connectionWords(state: Account['connection']['state']): string {
  return t(STATES[state]);
}

/** One account: its name, and how its server can be reached. */
export function AccountHeader({ account }: { readonly account: Account }) {
  const now = useNow('minute');
  const { state, detail, syncedAt } = account.connection;
  const words = connectionWords(state);
  const synced = toMs(syncedAt);
  const title = [detail ?? words, synced !== null && t('sidebar.syncSince', { when: clockWords(synced, now) })]
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
