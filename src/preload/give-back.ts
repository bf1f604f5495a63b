/** What of the window this needs. */
export interface GiveBackOptions {
  /** Where keys and pointers are heard. */
  readonly window: EventTarget;
  /** Gives back what can be made again: garbage, decoded pictures, laid-out words. Takes some 70 ms. */
  readonly giveBack: () => void;
}

/** Nobody notices then. */
const REST_MS = 10_000;
/** What was given back is made again with use; more often than this it is not worth its work. */
const AGAIN_MS = 5 * 60_000;
const USES = ['keydown', 'pointerdown', 'wheel'] as const;

/**
 * Gives memory back once the person rests: after the start, which leaves most behind, and after use. It stays open all
 * day, and what a page leaves behind is otherwise collected only when it needs more. Without use there is no timer.
 */
export function giveBackAtRest({ window, giveBack }: GiveBackOptions): void {
  let usedAt = 0;
  let givenAt = Number.NEGATIVE_INFINITY;
  let isWaitingForRest = false;

  const look = (): void => {
    const wait = Math.max(usedAt + REST_MS, givenAt + AGAIN_MS) - performance.now();
    isWaitingForRest = wait > 0;
    if (isWaitingForRest) {
      setTimeout(look, wait);
      return;
    }
    givenAt = performance.now();
    giveBack();
  };
  const use = (): void => {
    usedAt = performance.now();
    if (isWaitingForRest) return;
    isWaitingForRest = true;
    setTimeout(look, REST_MS);
  };

  for (const name of USES) window.addEventListener(name, use, { capture: true, passive: true });
  use();
}
