import { useEffect, useMemo, useState } from 'react';
import { useApp, useDesk } from '../../state/app-context.ts';
import { NOT_READ } from '../../state/channel-slice.ts';
import { agentKey, type Item } from '../../state/item.ts';
import { BEFORE_COUNT, type MessagesAround, messagesAround, reachesBackTo } from './messages-around.ts';

/** What was said around a question; `isReading` until nothing can be missing between the lines. */
export interface Around extends MessagesAround {
  readonly isReading: boolean;
  /** Why it could not be read; what is kept is shown all the same. */
  readonly problem: string | null;
  retry(): void;
}

/** Reads the conversation around a question, as far as it is not here already. */
export function useAround(item: Item): Around {
  const { store, bridge } = useDesk();
  const { accountId, message } = item;
  const { channelId, id } = message;
  const items = useApp((state) => state.data.items);
  const reading = useApp((state) => state.channels[agentKey(accountId, channelId)] ?? NOT_READ);
  const oldest = reading.oldest === null ? null : items.get(reading.oldest);
  const around = useMemo(() => messagesAround(items, item), [items, item]);
  // The page before this question, which is not joined to the newest one.
  const [page, setPage] = useState<{ id: string; problem: string | null } | null>(null);
  const [attempt, setAttempt] = useState(0);

  const hasEnd = reading.isRead && reachesBackTo(item, oldest);
  const isWhole = hasEnd && (oldest === null || around.before.length >= BEFORE_COUNT);
  const isPageRead = page?.id === id && page.problem === null;
  const needsPage = reading.isRead && !isWhole && !isPageRead;

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` says when it is worth another try
  useEffect(() => {
    if (!store.getState().channels[agentKey(accountId, channelId)]?.isRead)
      void store.getState().readChannel(accountId, channelId);
  }, [store, accountId, channelId, attempt]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` says when it is worth another try
  useEffect(() => {
    if (!needsPage) return;
    let isCurrent = true;
    void bridge.call('channel:load', { accountId, channelId, before: id }).then((outcome) => {
      if (isCurrent) setPage({ id, problem: outcome.ok ? null : outcome.error.message });
    });
    return () => {
      isCurrent = false;
    };
  }, [bridge, accountId, channelId, id, needsPage, attempt]);

  const problem = (page?.id === id ? page.problem : null) ?? (reading.isRead ? null : reading.problem);
  return {
    before: around.before,
    // What came later is only shown where it is known that nothing between is missing.
    after: hasEnd || problem !== null ? around.after : [],
    isReading: problem === null && !isWhole && !isPageRead,
    problem,
    retry: () => setAttempt((count) => count + 1),
  };
}
