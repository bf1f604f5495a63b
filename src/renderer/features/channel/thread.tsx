import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown } from 'lucide-react';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useApp, useDesk } from '../../state/app-context.ts';
import type { ChannelReading } from '../../state/channel-slice.ts';
import { combinationOf } from '../keys/combination.ts';
import { keymapOf } from '../keys/keymap.ts';
import type { ChannelProps } from './channel-pane.tsx';
import { threadKey } from './thread-keys.ts';
import { ThreadRowView } from './thread-row.tsx';
import { countAfter, type ThreadRow, threadRows } from './thread-rows.ts';
import { useArrivalWords } from './use-arrival-words.ts';
import { END_PX, useFollowEnd } from './use-follow-end.ts';
import { useMarkedMessage } from './use-marked-message.ts';
import './thread.css';
import { t } from '../../../words/words.ts';

/** Older messages are read when this few rows are left above. */
const OLDER_ROWS = 4;

/** How high a row is likely to be before it is measured. */
function estimate(row: ThreadRow | undefined): number {
  if (row === undefined || row.kind === 'day') return 40;
  if (row.kind === 'message' && row.item.message.review) return 104;
  const text = row.kind === 'message' ? (row.item.message.text ?? '') : row.outgoing.text;
  return 56 + Math.min(40, Math.ceil(text.length / 90)) * 22;
}

/** The messages of a conversation, of which only those in sight exist. It never moves under who reads further up. */
export function Thread({ accountId, channelId, reading }: ChannelProps & { readonly reading: ChannelReading }) {
  const { store } = useDesk();
  const items = useApp((state) => state.data.items);
  const outgoing = useApp((state) => state.outgoing);
  const name = useApp((state) => state.data.agents[accountId]?.find(({ id }) => id === channelId)?.name ?? 'agent');
  const box = useRef<HTMLElement>(null);
  const [isAtEnd, setIsAtEnd] = useState(true);
  const [seenKey, setSeenKey] = useState<string | null>(null);
  const [markedKey, setMarkedKey] = useState<string | null>(null);
  const { oldest } = reading;
  // Without its server what is kept of a conversation is shown.
  const isRead = reading.isRead || reading.problem !== null;
  const rows = useMemo(
    () => threadRows({ items, outgoing, accountId, channelId, oldest }),
    [items, outgoing, accountId, channelId, oldest],
  );
  const marked = markedKey === null ? -1 : rows.findIndex(({ key }) => key === markedKey);
  const lastKey = rows.at(-1)?.key ?? null;
  useArrivalWords(rows, isRead, name);

  const virtualizer = useVirtualizer({
    count: rows.length,
    estimateSize: (index) => estimate(rows[index]),
    getScrollElement: () => box.current,
    getItemKey: (index) => rows[index]?.key ?? index,
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: END_PX,
    overscan: 6,
    paddingStart: 8,
    paddingEnd: 16,
    onChange: (instance) => setIsAtEnd(instance.isAtEnd(END_PX)),
    // What has the focus must not vanish from under it.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), ...(marked >= 0 ? [marked] : [])])].sort((a, b) => a - b),
  });
  const firstIndex = virtualizer.getVirtualItems().find(({ index }) => index !== marked)?.index ?? 0;

  const isShown = isRead && rows.length > 0;
  useFollowEnd({ box, virtualizer, isShown, sendingCount: outgoing.length });
  useMarkedMessage({ box, virtualizer, rows, isShown, markedKey, onMark: setMarkedKey });

  useEffect(() => {
    if (isAtEnd) setSeenKey(lastKey);
  }, [isAtEnd, lastKey]);

  useEffect(() => {
    if (isRead && firstIndex <= OLDER_ROWS && oldest !== null)
      void store.getState().readChannel(accountId, channelId, true);
  }, [isRead, firstIndex, oldest, store, accountId, channelId]);

  function handleKeyDown(event: KeyboardEvent): void {
    const { target, currentTarget } = event;
    const isMessage = target instanceof Element && target.matches('[data-message]');
    const place = target === currentTarget ? 'thread' : isMessage ? 'message' : 'inside';
    const { data, settings } = store.getState();
    const combination = combinationOf(event, data.platform === 'darwin');
    if (combination === null || event.target instanceof HTMLInputElement) return;
    const command = keymapOf(settings).find(combination)?.id;
    const decision = threadKey(combination, command, place, rows, marked);
    if (decision === null) return;
    event.preventDefault();
    if (decision.kind === 'mark') setMarkedKey(decision.key);
    else store.getState().show({ accountId, messageId: decision.item.message.id });
  }

  const newCount = isAtEnd ? 0 : countAfter(rows, seenKey);
  return (
    <div className="thread-frame">
      <section
        ref={box}
        className="thread"
        data-reading=""
        aria-label={t('channel.conversationWith', { name })}
        aria-busy={!isRead}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and who has no mouse must be able to as well
        tabIndex={0}
        onKeyDown={handleKeyDown}
      >
        {reading.isRead && rows.length === 0 && <p className="thread-empty">{t('channel.nothingSaidYet', { name })}</p>}
        <div className="thread-space" style={{ height: virtualizer.getTotalSize() }}>
          {isRead &&
            virtualizer.getVirtualItems().map(({ index, key, start }) => {
              const row = rows[index];
              if (row === undefined) return null;
              return (
                <div
                  key={key}
                  ref={virtualizer.measureElement}
                  className="thread-slot"
                  data-index={index}
                  data-marked={index === marked}
                  style={{ transform: `translateY(${start}px)` }}
                >
                  <ThreadRowView row={row} name={name} onMark={setMarkedKey} />
                </div>
              );
            })}
        </div>
      </section>
      {!isAtEnd && (
        <button type="button" className="thread-pill" onClick={() => virtualizer.scrollToEnd()}>
          <ArrowDown />
          {newCount > 0 ? t('channel.newCount', { newCount }) : t('channel.latest')}
        </button>
      )}
    </div>
  );
}
