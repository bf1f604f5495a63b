import { useMemo, useState } from 'react';
import type { Message } from '../../../contract/message.ts';
import { useApp } from '../../state/app-context.ts';
import { firstArrival, newestInstant } from './arrival.ts';

/** The first message of a channel since this began to watch it; null until it comes. */
export function useArrival(accountId: string, channelId: string): Message | null {
  const agent = useApp((state) => state.data.agents[accountId]?.find(({ id }) => id === channelId));
  const [since] = useState(newestInstant(agent));
  const newest = newestInstant(agent);
  const items = useApp((state) => state.data.items);
  // Thousands of messages are looked through only when the channel has a new one.
  return useMemo(
    () => (newest > since ? firstArrival(items.values(), { accountId, channelId }, since) : null),
    [items, accountId, channelId, newest, since],
  );
}
