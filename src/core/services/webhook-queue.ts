import { LIMITS } from '../../contract/limits.ts';
import type { StoredDelivery } from '../domain/webhook.ts';
import type { Ports } from '../ports.ts';
import type { DeliveryStore } from '../store/deliveries.ts';

// Node's longest delay is 24.8 days; nothing waits that long.
const LONGEST_TIMER_MS = 24 * 60 * 60 * 1000;
const RETRY_AFTER_FAILURE_MS = 5_000;

/** Runs due deliveries, so many at once as the limit says; one timer for the next, none while nothing waits. */
export interface WebhookQueue {
  /** Looks for due deliveries, because one was made. */
  look(): void;
  /** Begins nothing more; settles when what runs has ended. */
  stop(): Promise<void>;
}

/** Makes the queue over the store's due deliveries; `run` carries one out. */
export function createWebhookQueue(
  deliveries: Pick<DeliveryStore, 'listDue' | 'findNextDue'>,
  { clock, log }: Pick<Ports, 'clock' | 'log'>,
  run: (delivery: StoredDelivery) => Promise<void>,
): WebhookQueue {
  const running = new Map<string, Promise<void>>();
  let looking: Promise<void> | null = null;
  let isLookWanted = false;
  let isStopped = false;
  let cancelTimer: () => void = () => undefined;

  const lookAfter = (delayMs: number): void => {
    cancelTimer();
    if (isStopped) return;
    cancelTimer = clock.startTimer(Math.min(Math.max(delayMs, 1), LONGEST_TIMER_MS), look);
  };

  const report = (error: unknown): void => {
    log('error', 'A webhook delivery could not be written down; trying again soon', { reason: String(error) });
    lookAfter(RETRY_AFTER_FAILURE_MS);
  };

  const begin = (delivery: StoredDelivery): void => {
    const ended = run(delivery).then(
      () => {
        running.delete(delivery.id);
        look();
      },
      (error: unknown) => {
        running.delete(delivery.id);
        report(error);
      },
    );
    running.set(delivery.id, ended);
  };

  const beginDue = async (): Promise<void> => {
    const now = clock.now();
    // Those that are about to begin are still due in the store.
    for (const delivery of await deliveries.listDue(now, LIMITS.webhookConcurrencyCount + running.size)) {
      if (isStopped || running.size >= LIMITS.webhookConcurrencyCount) return;
      if (!running.has(delivery.id)) begin(delivery);
    }
    const next = await deliveries.findNextDue(now);
    if (next !== null) lookAfter(next - clock.now());
  };

  function look(): void {
    if (isStopped) return;
    isLookWanted = true;
    looking ??= (async () => {
      try {
        while (isLookWanted && !isStopped) {
          isLookWanted = false;
          await beginDue();
        }
      } catch (error) {
        report(error);
      } finally {
        looking = null;
      }
    })();
  }

  return {
    look,
    async stop() {
      isStopped = true;
      cancelTimer();
      await looking;
      await Promise.all(running.values());
    },
  };
}
