import type { Account, Connection } from '../../../contract/account.ts';
import type { PlainKey } from '../../../words/catalogue.ts';
import { t } from '../../../words/words.ts';
import { toMs } from '../../state/review-facts.ts';
import { clockWords, durationWords } from '../../state/time-words.ts';

const STATES: Readonly<Record<Connection['state'], PlainKey>> = {
  starting: 'accounts.starting',
  connecting: 'accounts.connecting',
  online: 'accounts.online',
  retrying: 'accounts.connectionLost',
  failed: 'accounts.notRunning',
  'signed-out': 'accounts.signedOut',
  off: 'accounts.switchedOff',
};

/** The state of a connection in a word or two. */
export function connectionWords(state: Connection['state']): string {
  return t(STATES[state]);
}

/** How long it is until the next try; null when none is planned or it is due. */
function untilNextTry({ state, nextTryAt }: Connection, nowMs: number): string | null {
  const at = state === 'retrying' ? toMs(nextTryAt) : null;
  return at === null || at <= nowMs ? null : durationWords(at - nowMs);
}

/** When the next try is, in words; null when none is planned or it is due. */
export function nextTryWords(connection: Connection, nowMs: number): string | null {
  const left = untilNextTry(connection, nowMs);
  return left === null ? null : t('accounts.nextTry', { left });
}

/** The state of a connection in one short line. */
export function connectionLine(connection: Connection, nowMs: number): string {
  const left = untilNextTry(connection, nowMs);
  return left === null ? connectionWords(connection.state) : t('accounts.lostNextTry', { left });
}

/** Everything about a connection in sentences, for whoever hovers over it or hears its name. */
export function connectionTitle({ name, connection }: Pick<Account, 'name' | 'connection'>, nowMs: number): string {
  const synced = toMs(connection.syncedAt);
  const left = untilNextTry(connection, nowMs);
  const isOnline = connection.state === 'online';
  const sentences = [
    name,
    connection.detail ?? connectionWords(connection.state),
    left !== null && t('accounts.nextTryIn', { left }),
    synced !== null &&
      t(isOnline ? 'accounts.inSyncSince' : 'accounts.lastInSync', { when: clockWords(synced, nowMs) }),
  ];
  return sentences.flatMap((sentence) => (sentence ? [sentence.replace(/\.$/, '')] : [])).join('. ');
}

/** Where an account is and whose it is there. */
export function placeWords({ kind, serverUrl, email }: Account): string {
  if (kind === 'this-computer') return t('accounts.serverOfThisComputer');
  return [email, serverUrl?.replace(/^https:\/\//, '')].filter(Boolean).join(' · ');
}
