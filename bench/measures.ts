/** What a benchmark found: a line of the table, and whether a target was met (null: there is none). */
export interface Finding {
  readonly what: string;
  readonly measured: string;
  readonly target: string;
  readonly isMet: boolean | null;
}

/** The value below which `share` (0 to 1) of the numbers lie. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** `1.23 ms`. */
export function inMs(value: number): string {
  return `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;
}

/** Calls `work` `count` times, one after the other, and answers how long each took in milliseconds. */
export async function timesOf(count: number, work: (at: number) => unknown): Promise<number[]> {
  const times: number[] = [];
  for (let at = 0; at < count; at += 1) {
    const started = performance.now();
    await work(at);
    times.push(performance.now() - started);
  }
  return times;
}

/** Runs `work` over and over on `connections` lanes for `durationMs`; answers calls per second. */
export async function rateOf(connections: number, durationMs: number, work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  let doneCount = 0;
  const lane = async (): Promise<void> => {
    while (performance.now() - started < durationMs) {
      await work();
      doneCount += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, lane));
  return doneCount / ((performance.now() - started) / 1000);
}
