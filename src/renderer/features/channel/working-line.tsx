import { LoaderCircle } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { t } from '../../../words/words.ts';
import { useApp } from '../../state/app-context.ts';
import { liveKey } from '../../state/live-drafts.ts';
import { toMs } from '../../state/review-facts.ts';
import type { ChannelProps } from './channel-pane.tsx';

/** What an agent said that it is doing is believed for this long. */
const FRESH_MS = 60_000;

/** True until an instant is too long ago. */
function useIsFresh(atMs: number | null): boolean {
  const [stale, setStale] = useState<number | null>(null);
  useEffect(() => {
    if (atMs === null) return;
    const timer = setTimeout(() => setStale(atMs), Math.max(0, atMs + FRESH_MS - Date.now()));
    return () => clearTimeout(timer);
  }, [atMs]);
  return atMs !== null && stale !== atMs;
}

/** What the agent is doing that belongs to no message yet: its progress, or steps of a draft that is still to come. */
export function WorkingLine({ accountId, channelId }: ChannelProps) {
  const drafts = useApp((state) => state.data.drafts);
  const items = useApp((state) => state.data.items);
  const name = useApp(
    (state) => state.data.agents[accountId]?.find(({ id }) => id === channelId)?.name ?? t('channel.theAgent'),
  );
  const known = useMemo(
    () => new Set([...items.values()].flatMap(({ message }) => (message.streamId ? [message.streamId] : []))),
    [items],
  );
  const prefix = liveKey(accountId, channelId, '');
  const working = [...drafts].filter(([key]) => key.startsWith(prefix) && !known.has(key.slice(prefix.length)));
  const said = working.flatMap(([, { progress, steps }]) => [
    ...(progress ? [{ text: progress.text, at: toMs(progress.at) ?? 0 }] : []),
    ...steps.map(({ text, createdAt }) => ({ text, at: toMs(createdAt) ?? 0 })),
  ]);
  const latest = said.sort((a, b) => a.at - b.at).at(-1);
  const isFresh = useIsFresh(latest?.at ?? null);
  if (!latest || !isFresh) return null;
  return (
    <p className="working-line">
      <LoaderCircle aria-hidden="true" />
      <span className="truncate">
        <bdi>{name}</bdi>: <bdi>{latest.text}</bdi>
      </span>
    </p>
  );
}
