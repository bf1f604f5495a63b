import type { AppStore } from '../app-store.ts';
import type { AppState } from '../slice.ts';

/** A pause of the window that is longer than this is felt. */
const WORK_MS = 8;
/** The same while somebody types and waits for both. */
const WAITED_WORK_MS = 4;
const LATEST_MS = 1_000;
/** Changes come in crowds, and the inbox page by page: what it will be shows when it has rested. */
const QUIET_MS = 2_000;
/** What so many messages need to be searched is worth its memory; what more of them need, only while somebody searches. */
const KEPT_COUNT = 20_000;
/** So long after the last search its memory is kept: who searches once often searches again. */
const REST_MS = 60_000;

/** Calls `work` when the window has nothing better to do; soon, when somebody waits for it. */
function whenIdle(isWaitedFor: boolean, work: (isTimeUp: () => boolean) => void): void {
  const run = (): void => {
    const end = performance.now() + (isWaitedFor ? WAITED_WORK_MS : WORK_MS);
    work(() => performance.now() >= end);
  };
  if (isWaitedFor || typeof requestIdleCallback !== 'function') setTimeout(run);
  else requestIdleCallback(run, { timeout: LATEST_MS });
}

const isSearching = ({ view, isPaletteShown }: AppState): boolean => view.kind === 'search' || isPaletteShown;

/**
 * Makes messages ready to be searched while nobody waits, so that the first key of a search is as fast as the others. Very
 * many are made ready when the search or the palette opens, and forgotten again when it has been closed for a while.
 */
export function prepareSearchWhenIdle(store: AppStore): () => void {
  let isPlanned = false;
  let hasPrepared = false;
  let isStopped = false;
  let isWanted = isSearching(store.getState());
  let gathering: ReturnType<typeof setTimeout> | undefined;
  let resting: ReturnType<typeof setTimeout> | undefined;

  const isLarge = (): boolean => store.getState().data.items.size > KEPT_COUNT;
  // A first view is all replaced in a moment, by what is then made ready.
  const isMoot = (): boolean => !isWanted && (isLarge() || store.getState().isFirstView);

  function plan(): void {
    if (isMoot()) {
      // An inbox that is still read, page by page, was small at first.
      if (hasPrepared) forget();
      return;
    }
    if (isPlanned) return;
    isPlanned = true;
    hasPrepared = true;
    whenIdle(isWanted, (isTimeUp) => {
      isPlanned = false;
      if (isStopped) return;
      if (isMoot() || !store.getState().prepareSearch(isTimeUp)) plan();
    });
  }

  function forget(): void {
    hasPrepared = false;
    store.getState().forgetPrepared();
  }
  function rest(): void {
    resting = undefined;
    isWanted = false;
    if (isLarge()) forget();
  }

  plan();
  const off = store.subscribe((state, before) => {
    if (isSearching(state)) {
      clearTimeout(resting);
      resting = undefined;
      if (!isWanted) {
        isWanted = true;
        plan();
      }
    } else if (isWanted) resting ??= setTimeout(rest, REST_MS);
    if (state.data.items === before.data.items) return;
    clearTimeout(gathering);
    gathering = setTimeout(plan, QUIET_MS);
  });
  return () => {
    isStopped = true;
    clearTimeout(gathering);
    clearTimeout(resting);
    off();
  };
}
