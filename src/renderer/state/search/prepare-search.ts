import type { AppStore } from '../app-store.ts';

/** A pause of the window that is longer than this is felt. */
const WORK_MS = 8;
const LATEST_MS = 1_000;
/** Changes come in crowds, and each would put a list of everything in order. */
const GATHER_MS = 400;

/** Calls `work` when the window has nothing better to do. */
function whenIdle(work: (isTimeUp: () => boolean) => void): void {
  const run = (): void => {
    const end = performance.now() + WORK_MS;
    work(() => performance.now() >= end);
  };
  if (typeof requestIdleCallback === 'function') requestIdleCallback(run, { timeout: LATEST_MS });
  else setTimeout(run);
}

/** Makes messages ready to be searched while nobody waits, so that the first key of a search is as fast as the others. */
export function prepareSearchWhenIdle(store: AppStore): () => void {
  let isPlanned = false;
  let isStopped = false;
  let gathering: ReturnType<typeof setTimeout> | undefined;

  function plan(): void {
    if (isPlanned) return;
    isPlanned = true;
    whenIdle((isTimeUp) => {
      isPlanned = false;
      if (!isStopped && !store.getState().prepareSearch(isTimeUp)) plan();
    });
  }

  plan();
  const off = store.subscribe((state, before) => {
    if (state.data.items === before.data.items) return;
    gathering ??= setTimeout(() => {
      gathering = undefined;
      plan();
    }, GATHER_MS);
  });
  return () => {
    isStopped = true;
    clearTimeout(gathering);
    off();
  };
}
