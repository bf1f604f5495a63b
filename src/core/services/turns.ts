/** Lets so many things run at once; further ones wait their turn, first come first served. */
export interface Turns {
  /** Runs when it is its turn, and answers as `run` does. */
  take<Outcome>(run: () => Promise<Outcome>): Promise<Outcome>;
}

/** Makes turns for `count` at once. */
export function createTurns(count: number): Turns {
  const waiting: (() => void)[] = [];
  let freeCount = count;
  return {
    async take(run) {
      if (freeCount > 0) freeCount -= 1;
      else await new Promise<void>((resolve) => void waiting.push(resolve));
      try {
        return await run();
      } finally {
        // The turn passes on without becoming free, so that nobody overtakes who waits.
        const next = waiting.shift();
        if (next === undefined) freeCount += 1;
        else next();
      }
    },
  };
}
