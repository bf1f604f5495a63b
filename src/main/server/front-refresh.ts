/** Reads again what servers do not announce, while somebody looks (contract.md 8.3). */
export interface FrontRefresh {
  /** The window came to the front. */
  comeToFront(): void;
  stop(): void;
}

/** What it works on. */
export interface FrontRefreshParts {
  readonly isInFront: () => boolean;
  readonly refresh: () => void;
}

/** "About once a minute and on focus" (contract.md 8.3). */
const EVERY_MS = 60_000;
/** Going back and forth between two windows does not read each time. */
const AT_MOST_EVERY_MS = 10_000;

/** Makes it; nothing runs while the window is not in front. */
export function createFrontRefresh({ isInFront, refresh }: FrontRefreshParts): FrontRefresh {
  let lastAt = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;
  const run = (): void => {
    clearTimeout(timer);
    if (!isInFront()) return;
    if (Date.now() - lastAt >= AT_MOST_EVERY_MS) {
      lastAt = Date.now();
      refresh();
    }
    timer = setTimeout(run, EVERY_MS);
  };
  return { comeToFront: run, stop: () => clearTimeout(timer) };
}
