import type { CallOutcome } from '../../contract/desktop-channels.ts';
import type { DesktopChange, DesktopSnapshot } from '../../contract/desktop-snapshot.ts';
import type { Message } from '../../contract/message.ts';
import type { Bridge } from './bridge.ts';

/** Where the state that the main process tells ends up. */
export interface SyncSink {
  replace(snapshot: DesktopSnapshot): void;
  apply(change: DesktopChange): void;
  /** The snapshot could not be read; another try follows. Null once it could. */
  fail(sentence: string | null): void;
}

const RETRY_MS = 2_000;

/** Reads the snapshot with all of its messages, which come in portions. */
async function readWhole(bridge: Bridge): Promise<CallOutcome<DesktopSnapshot>> {
  const outcome = await bridge.call('desktop:read', undefined);
  if (!outcome.ok) return outcome;
  const { revision, accounts } = outcome.value;
  for (const account of accounts) {
    while (account.hasMore) {
      const place = { revision, accountId: account.id, from: account.messages.length };
      const more = await bridge.call('desktop:read-more', place);
      if (!more.ok) return more;
      account.messages.push(...more.value.messages);
      account.hasMore = more.value.hasMore;
    }
  }
  return outcome;
}

/**
 * Keeps the sink current: first hears changes, then reads the snapshot, then applies what came meanwhile. A change that
 * is already in the snapshot is ignored; a gap, or one that cannot be read, means reading everything again. Nothing is
 * taken over before `isReady`.
 */
export function startInboxSync(bridge: Bridge, sink: SyncSink, isReady: Promise<unknown>): () => void {
  let revision = -1;
  let isReading = false;
  let isStopped = false;
  let held: DesktopChange[] = [];
  /** What has come of a change that comes in portions. */
  let portions: Message[] = [];
  let retry: ReturnType<typeof setTimeout> | undefined;

  function hand(change: DesktopChange): void {
    if (change.kind !== 'messages') sink.apply(change);
    else if (change.hasMore) portions.push(...change.upsert);
    else {
      const upsert = portions.length === 0 ? change.upsert : [...portions, ...change.upsert];
      portions = [];
      sink.apply({ ...change, upsert });
    }
  }

  function take(change: DesktopChange): void {
    if (isReading) held.push(change);
    else if (change.revision === revision + 1) {
      revision = change.revision;
      hand(change);
    } else if (change.revision > revision) {
      held.push(change);
      void read();
    }
  }

  async function read(): Promise<void> {
    if (isReading) return;
    isReading = true;
    clearTimeout(retry);
    const [outcome] = await Promise.all([readWhole(bridge), isReady]);
    isReading = false;
    if (isStopped) return;
    if (!outcome.ok) {
      sink.fail(outcome.error.message);
      retry = setTimeout(() => void read(), RETRY_MS);
      return;
    }
    revision = outcome.value.revision;
    portions = [];
    sink.fail(null);
    sink.replace(outcome.value);
    const waiting = held;
    held = [];
    for (const change of waiting) take(change);
  }

  const off = bridge.on('desktop:changed', take, () => void read());
  void read();
  return () => {
    isStopped = true;
    clearTimeout(retry);
    off();
  };
}
