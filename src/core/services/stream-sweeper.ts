import type { CoreEvent, EventBus } from '../domain/events.ts';
import { STALE_DRAFT_AT_START_MS, STALE_DRAFT_MS } from '../domain/stream.ts';
import type { Ports } from '../ports.ts';
import type { StreamStore } from '../store/streams.ts';

const SWEEP_INTERVAL_MS = 60_000;

/** Gives up drafts that nobody goes on with (contract.md 6.4): one timer, none while nothing streams. */
export interface StreamSweeper {
  /** Gives up what was left behind when the core last stopped, without an event, then keeps watch. */
  start(): Promise<void>;
  stop(): void;
}

/** Makes the sweeper; from `start` on it learns from the bus what streams. */
export function createStreamSweeper(store: StreamStore, events: EventBus, ports: Ports): StreamSweeper {
  const { clock } = ports;
  let cancelTimer: (() => void) | null = null;
  let leaveBus: () => void = () => undefined;
  let isStopped = true;

  const keepTime = (): void => {
    if (isStopped || cancelTimer !== null) return;
    cancelTimer = clock.startTimer(SWEEP_INTERVAL_MS, () => {
      cancelTimer = null;
      sweep().catch((error: unknown) => {
        ports.log('error', 'Drafts that nobody goes on with could not be closed; trying again', {
          reason: String(error),
        });
        keepTime();
      });
    });
  };
  const restWhenIdle = async (): Promise<void> => {
    if (cancelTimer === null || (await store.hasStreaming())) return;
    cancelTimer?.();
    cancelTimer = null;
  };
  const sweep = async (): Promise<void> => {
    const now = clock.now();
    const aborted = await store.abortUntouched(now - STALE_DRAFT_MS, now);
    if (await store.hasStreaming()) keepTime();
    for (const message of aborted) events.publish({ kind: 'message:updated', message });
  };
  const hear = (event: CoreEvent): void => {
    const isStreaming = streamingAfter(event);
    if (isStreaming === true) keepTime();
    if (isStreaming !== false) return;
    restWhenIdle().catch((error: unknown) =>
      ports.log('error', 'It could not be read whether a draft streams', { reason: String(error) }),
    );
  };

  return {
    async start() {
      isStopped = false;
      leaveBus = events.subscribe(hear);
      const now = clock.now();
      await store.abortUntouched(now - STALE_DRAFT_AT_START_MS, now);
      if (await store.hasStreaming()) keepTime();
    },
    stop() {
      isStopped = true;
      leaveBus();
      cancelTimer?.();
      cancelTimer = null;
    },
  };
}

/** Whether a draft streams after an event; false when one may have ended, null when the event says nothing of drafts. */
function streamingAfter(event: CoreEvent): boolean | null {
  switch (event.kind) {
    case 'message:created':
    case 'message:updated':
      return event.message.streamId === null ? null : event.message.streamState === 'streaming';
    case 'message:deleted':
    case 'channel:deleted':
      return false;
    default:
      return null;
  }
}
