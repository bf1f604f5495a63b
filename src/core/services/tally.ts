/** Counts what each holder (a person, a key) has at once, up to a limit. */
export interface Tally {
  /** Takes one place for a holder; answers how to give it back, or null when all their places are taken. */
  take(holderId: string): (() => void) | null;
}

/** Makes a tally of at most `limit` places per holder. */
export function createTally(limit: number): Tally {
  const takenBy = new Map<string, number>();
  return {
    take(holderId) {
      const taken = takenBy.get(holderId) ?? 0;
      if (taken >= limit) return null;
      takenBy.set(holderId, taken + 1);
      let isGiven = false;
      return () => {
        if (isGiven) return;
        isGiven = true;
        const left = (takenBy.get(holderId) ?? 1) - 1;
        if (left === 0) takenBy.delete(holderId);
        else takenBy.set(holderId, left);
      };
    },
  };
}

/** Takes a place in each tally, or none when one of them is full. */
export function takePlaces(wanted: readonly (readonly [Tally, string])[]): (() => void) | null {
  const taken: (() => void)[] = [];
  const giveBack = () => {
    for (const giveOneBack of taken) giveOneBack();
  };
  for (const [tally, holderId] of wanted) {
    const giveOneBack = tally.take(holderId);
    if (giveOneBack === null) {
      giveBack();
      return null;
    }
    taken.push(giveOneBack);
  }
  return giveBack;
}
