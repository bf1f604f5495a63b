import { useEffect, useRef } from 'react';
import { useDesk } from '../../state/app-context.ts';
import { questionOf } from '../../state/question.ts';
import { standingOf } from '../../state/review-facts.ts';
import type { ThreadRow } from './thread-rows.ts';

/** Tells a screen reader what the agent has just said; a review is told by the inbox, a draft once it is finished. */
export function useArrivalWords(rows: readonly ThreadRow[], isRead: boolean, name: string): void {
  const { store } = useDesk();
  const told = useRef<string | null>(null);
  const last = rows.at(-1);
  const item = last?.kind === 'message' ? last.item : null;
  useEffect(() => {
    if (!isRead || item === null || item.message.streamState === 'streaming') return;
    const isNew = told.current !== null && told.current !== item.key;
    told.current = item.key;
    if (!isNew || item.message.senderType !== 'agent' || standingOf(item.message) === 'pending') return;
    store.getState().announce(`${name}: ${questionOf(item.message).title}`);
  }, [item, isRead, name, store]);
}
