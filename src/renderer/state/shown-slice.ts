import type { JsonObject } from '../../contract/value.ts';
import { isBegun } from './draft-slice.ts';
import type { ItemKey } from './item.ts';
import { questionChange, questionMark, type Shown } from './question-change.ts';
import { newerRoundOf } from './rounds.ts';
import type { AppState, SliceContext } from './slice.ts';

/** An answer that waits until the person has heard that the question changed. Never kept on disk: it may hold a password. */
export interface HeldAnswer {
  readonly response: JsonObject;
  readonly label: string | null;
  /** What the question was when they were told. */
  readonly mark: string;
  readonly atMs: number;
}

/** Promise 10: what is answered is what was shown. */
export interface ShownSlice {
  readonly shown: Readonly<Record<ItemKey, Shown>>;
  readonly held: Readonly<Record<ItemKey, HeldAnswer>>;
  /** The question is on the screen from now on; an answer that was begun earlier stays bound to what was shown then. */
  markShown(key: ItemKey): void;
  /** The person has seen what changed. */
  acceptChange(key: ItemKey): void;
  /** Holds an answer back when its question is not what was shown; a second press, once told, goes through. */
  holdIfChanged(key: ItemKey, response: JsonObject, label: string | null): boolean;
  /** Sends the answer that was held back. */
  sendHeld(key: ItemKey): void;
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
    const { [key]: _gone, ...held } = get().held;
    set({ held });
  }
  function show(key: ItemKey): void {
    const now = shownNow(get(), key);
    if (now) set({ shown: { ...get().shown, [key]: now } });
  }

  return {
    shown: {},
    held: {},
    markShown(key) {
      if (get().shown[key] && (isBegun(get().drafts[key]) || get().held[key])) return;
      show(key);
    },
    acceptChange(key) {
      letGo(key);
      show(key);
    },
    holdIfChanged(key, response, label) {
      const shown = get().shown[key];
      const now = shownNow(get(), key);
      if (!shown || !now || questionChange(shown, now) === null) return false;
      const mark = questionMark(now);
      const held = get().held[key];
      const nowMs = Date.now();
      if (held?.mark === mark && nowMs - held.atMs >= TOLD_MS) {
        get().acceptChange(key);
        return false;
      }
      const atMs = held?.mark === mark ? held.atMs : nowMs;
      set({ held: { ...get().held, [key]: { response, label, mark, atMs } } });
      return true;
    },
    sendHeld(key) {
      const held = get().held[key];
      if (!held) return;
      get().acceptChange(key);
      void get().respond(key, held.response, held.label);
    },
  };
}
