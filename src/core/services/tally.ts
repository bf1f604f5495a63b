/** Counts what each person holds at once, up to a limit. */
export interface Tally {
  /** Takes one place for a person; answers how to give it back, or null when all their places are taken. */
  take(userId: string): (() => void) | null;
}

/** Makes a tally of at most `limit` places per person. */
export function createTally(limit: number): Tally {
  const takenBy = new Map<string, number>();
  return {
    take(userId) {
      const taken = takenBy.get(userId) ?? 0;
      if (taken >= limit) return null;
      takenBy.set(userId, taken + 1);
      let isGiven = false;
      return () => {
        if (isGiven) return;
        isGiven = true;
        const left = (takenBy.get(userId) ?? 1) - 1;
        if (left === 0) takenBy.delete(userId);
        else takenBy.set(userId, left);
      };
    },
  };
}
