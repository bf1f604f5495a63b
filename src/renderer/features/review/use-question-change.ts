import { useEffect } from 'react';
import type { Message } from '../../../contract/message.ts';
import { useApp, useDesk } from '../../state/app-context.ts';
import { isBegun } from '../../state/draft-slice.ts';
import type { Item } from '../../state/item.ts';
import { isReadAlong, type QuestionChange, questionChange } from '../../state/question-change.ts';
import { newerRoundOf } from '../../state/rounds.ts';
import type { StoppedAnswer } from '../../state/shown-slice.ts';

/** How long a draft must have rested until it counts as read by one who watched it being written. */
const READ_MS = 1_500;

/** A change that the person is to be told of. */
export interface NoticedChange {
  readonly change: QuestionChange;
  readonly stopped: StoppedAnswer | null;
  readonly before: Message;
}

/** Watches whether the open question is still what was shown; null while there is nothing to tell. */
export function useQuestionChange(item: Item): NoticedChange | null {
  const { store } = useDesk();
  const { key, message } = item;
  const shown = useApp((state) => state.shown[key]);
  const stopped = useApp((state) => state.stopped[key]) ?? null;
  const hasBegun = useApp((state) => isBegun(state.drafts[key]));
  const newerRound = useApp((state) => newerRoundOf(state.data.items, item)?.key ?? null);
  const now = { message, newerRound };
  const change = shown ? questionChange(shown, now) : null;
  const isWatched = shown !== undefined && change !== null && !hasBegun && !stopped && isReadAlong(shown, now);
  const isDone = message.streamState !== 'streaming';

  useEffect(() => store.getState().markShown(key), [store, key]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each new piece of text begins the rest anew
  useEffect(() => {
    if (!isWatched || !isDone) return;
    const timer = setTimeout(() => store.getState().acceptChange(key), READ_MS);
    return () => clearTimeout(timer);
  }, [isWatched, isDone, message.text, store, key]);

  if (!shown || change === null || isWatched) return null;
  // That a later round has come is said beside the answer anyway.
  if (!change.isMessage && !stopped) return null;
  return { change, stopped, before: shown.message };
}
