import type { DesktopChange, DesktopSnapshot } from '../../contract/desktop.ts';
import type { Bridge } from './bridge.ts';

/** Where the state that the main process tells ends up. */
export interface SyncSink {
  replace(snapshot: DesktopSnapshot): void;
  apply(change: DesktopChange): void;
  /** The snapshot could not be read; another try follows. Null once it could. */
  fail(sentence: string | null): void;
}

const RETRY_MS = 2_000;

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
  let retry: ReturnType<typeof setTimeout> | undefined;

  function take(change: DesktopChange): void {
    if (isReading) held.push(change);
    else if (change.revision === revision + 1) {
      revision = change.revision;
      sink.apply(change);
    } else if (change.revision > revision) {
      held.push(change);
      void read();
    }
  }

  async function read(): Promise<void> {
    if (isReading) return;
    isReading = true;
    clearTimeout(retry);
    const [outcome] = await Promise.all([bridge.call('desktop:read', undefined), isReady]);
    isReading = false;
    if (isStopped) return;
    if (!outcome.ok) {
      sink.fail(outcome.error.message);
      retry = setTimeout(() => void read(), RETRY_MS);
      return;
    }
    revision = outcome.value.revision;
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
