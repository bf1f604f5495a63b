import type { Account, Connection } from '../../../contract/account.ts';
import { toMs } from '../../state/review-facts.ts';
import { clockWords, durationWords } from '../../state/time-words.ts';

/** The state of a connection in a word or two. */
export const CONNECTION_WORDS: Readonly<Record<Connection['state'], string>> = {
  starting: 'Starting…',
  connecting: 'Connecting…',
  online: 'Online',
  retrying: 'Connection lost',
  failed: 'Not running',
  'signed-out': 'Signed out',
  off: 'Switched off',
};

/** When the next try is, in words; null when none is planned or it is due. */
export function nextTryWords({ state, nextTryAt }: Connection, nowMs: number): string | null {
  const at = state === 'retrying' ? toMs(nextTryAt) : null;
  return at === null || at <= nowMs ? null : `next try in ${durationWords(at - nowMs)}`;
}

/** The state of a connection in one short line. */
export function connectionLine(connection: Connection, nowMs: number): string {
  const next = nextTryWords(connection, nowMs);
  return next === null ? CONNECTION_WORDS[connection.state] : `Lost, ${next}`;
}

/** Everything about a connection in sentences, for whoever hovers over it or hears its name. */
export function connectionTitle({ name, connection }: Pick<Account, 'name' | 'connection'>, nowMs: number): string {
  const synced = toMs(connection.syncedAt);
  const isOnline = connection.state === 'online';
  const sentences = [
    name,
    connection.detail ?? CONNECTION_WORDS[connection.state],
    nextTryWords(connection, nowMs)?.replace(/^n/, 'N'),
    synced !== null && `${isOnline ? 'In sync since' : 'Last in sync'} ${clockWords(synced, nowMs)}`,
  ];
  return sentences.flatMap((sentence) => (sentence ? [sentence.replace(/\.$/, '')] : [])).join('. ');
}

/** Where an account is and whose it is there. */
export function placeWords({ kind, serverUrl, email }: Account): string {
  if (kind === 'this-computer') return 'The server that Placet Desk runs here';
  return [email, serverUrl?.replace(/^https:\/\//, '')].filter(Boolean).join(' · ');
}
