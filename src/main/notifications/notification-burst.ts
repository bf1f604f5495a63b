/** So many notifications within this time are shown one by one; the rest of the burst becomes one summary. */
const SINGLE_COUNT = 5;
const WINDOW_MS = 10_000;
/** A summary says what came since the last one, at most this often. */
const SUMMARY_MS = 2_000;

/** Keeps a flood of arrivals from becoming a flood of notifications. */
export interface BurstGuard<T> {
  /** Whether this arrival may have a notification of its own; else it will be part of a summary. */
  admit(arrival: T): boolean;
}

/** Makes a guard; `onSummary` hears of what was held back, oldest first. */
export function createBurstGuard<T>(
  onSummary: (held: readonly T[]) => void,
  now: () => number = Date.now,
): BurstGuard<T> {
  let shownAt: number[] = [];
  let held: T[] = [];

  const summarise = (): void => {
    const together = held;
    held = [];
    onSummary(together);
  };

  return {
    admit(arrival) {
      const at = now();
      shownAt = shownAt.filter((earlier) => at - earlier < WINDOW_MS);
      // While something is held back, what follows belongs to it.
      if (held.length === 0 && shownAt.length < SINGLE_COUNT) {
        shownAt.push(at);
        return true;
      }
      if (held.length === 0) setTimeout(summarise, SUMMARY_MS).unref();
      held.push(arrival);
      return false;
    },
  };
}
