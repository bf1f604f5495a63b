import type { JsonObject } from '../../contract/value.ts';
import { isBegun } from './draft-slice.ts';
import type { ItemKey } from './item.ts';
import { questionChange, questionMark, type Shown } from './question-change.ts';
import { newerRoundOf } from './rounds.ts';
import type { AppState, SliceContext } from './slice.ts';

/** An answer that waits until the person has heard that the question changed. Never kept on disk: it may hold a password. */
export interface StoppedAnswer {
  readonly response: JsonObject;
  readonly label: string | null;
  /** What the question was when they were told. */
  readonly mark: string;
  readonly atMs: number;
}

/** Promise 10: what is answered is what was shown. */
export interface ShownSlice {
  readonly shown: Readonly<Record<ItemKey, Shown>>;
  readonly stopped: Readonly<Record<ItemKey, StoppedAnswer>>;
  /** The question is on the screen from now on; an answer that was begun earlier stays bound to what was shown then. */
  markShown(key: ItemKey): void;
  /** The person has seen what changed. */
  acceptChange(key: ItemKey): void;
  /** Stops an answer when its question is not what was shown; a second press, once told, goes through. */
  stopIfChanged(key: ItemKey, response: JsonObject, label: string | null): boolean;
  /** Sends the answer that was stopped. */
  sendStopped(key: ItemKey): void;
}

/** A second press this soon after the first was made before anybody could have read why. */
const TOLD_MS = 500;

/** The question as it stands now. */
export function shownNow(state: AppState, key: ItemKey): Shown | null {
  const item = state.data.items.get(key);
  if (!item) return null;
  return { message: item.message, newerRound: newerRoundOf(state.data.items, item)?.key ?? null };
}

/** The slice of what was shown. */
export function createShownSlice({ get, set }: SliceContext): ShownSlice {
  function letGo(key: ItemKey): void {
    const { [key]: _gone, ...stopped } = get().stopped;
    set({ stopped });
  }
  function show(key: ItemKey): void {
    const now = shownNow(get(), key);
    if (now) set({ shown: { ...get().shown, [key]: now } });
  }

  return {
    shown: {},
    stopped: {},
    markShown(key) {
      if (get().shown[key] && (isBegun(get().drafts[key]) || get().stopped[key])) return;
      show(key);
    },
    acceptChange(key) {
      letGo(key);
      show(key);
    },
    stopIfChanged(key, response, label) {
      const shown = get().shown[key];
      const now = shownNow(get(), key);
      if (!shown || !now || questionChange(shown, now) === null) return false;
      const mark = questionMark(now);
      const stopped = get().stopped[key];
      const nowMs = Date.now();
      if (stopped?.mark === mark && nowMs - stopped.atMs >= TOLD_MS) {
        get().acceptChange(key);
        return false;
      }
      const atMs = stopped?.mark === mark ? stopped.atMs : nowMs;
      set({ stopped: { ...get().stopped, [key]: { response, label, mark, atMs } } });
      return true;
    },
    sendStopped(key) {
      const stopped = get().stopped[key];
      if (!stopped) return;
      get().acceptChange(key);
      void get().respond(key, stopped.response, stopped.label);
    },
  };
}
