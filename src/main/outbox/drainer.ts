import { backOffMs } from '../server/back-off.ts';

/** How one run through what waits ended: `lost` when the server was not reached although its line is open. */
export type DrainEnd = 'done' | 'lost';

/** Sends what waits, once at a time for each account, and again later what was lost on the way. */
export interface Drainer {
  /** Runs now. Asked again while it runs, it runs once more: what it was asked for may have come after it had looked. */
  drain(accountId: string): void;
  /** Something was lost just now: runs after a moment. */
  drainLater(accountId: string): void;
}

/** Makes a drainer around one run. */
export function createDrainer(
  drainNow: (accountId: string) => Promise<DrainEnd>,
  onFault: (error: unknown) => void,
): Drainer {
  const running = new Set<string>();
  const wantedAgain = new Set<string>();
  const lossCounts = new Map<string, number>();
  const timers = new Map<string, NodeJS.Timeout>();

  const drainLater = (accountId: string): void => {
    const lossCount = (lossCounts.get(accountId) ?? 0) + 1;
    lossCounts.set(accountId, lossCount);
    clearTimeout(timers.get(accountId));
    timers.set(
      accountId,
      setTimeout(() => drain(accountId), backOffMs(lossCount, Math.random())),
    );
  };
  const runOnce = async (accountId: string): Promise<DrainEnd> => {
    try {
      return await drainNow(accountId);
    } catch (error) {
      onFault(error);
      return 'done';
    }
  };
  const run = async (accountId: string): Promise<void> => {
    running.add(accountId);
    clearTimeout(timers.get(accountId));
    let end: DrainEnd;
    do {
      wantedAgain.delete(accountId);
      end = await runOnce(accountId);
    } while (end === 'done' && wantedAgain.has(accountId));
    running.delete(accountId);
    if (end === 'lost') drainLater(accountId);
    else lossCounts.delete(accountId);
  };
  const drain = (accountId: string): void => {
    if (running.has(accountId)) wantedAgain.add(accountId);
    else void run(accountId);
  };
  return { drain, drainLater };
}
