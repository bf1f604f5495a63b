/** The longest that a timer of the system can wait. */
const LONGEST_MS = 2_147_483_647;

/** One timer for the next of many instants. */
export interface DueTimer {
  /** Waits for this instant and for no other; null waits for none. */
  aim(atMs: number | null): void;
}

/** Makes the timer. It calls early when the instant is further away than a timer can wait: look, then aim again. */
export function createDueTimer(now: () => number, onDue: () => void): DueTimer {
  let timer: NodeJS.Timeout | undefined;
  return {
    aim(atMs) {
      clearTimeout(timer);
      if (atMs !== null) timer = setTimeout(onDue, Math.min(LONGEST_MS, Math.max(0, atMs - now())));
    },
  };
}
