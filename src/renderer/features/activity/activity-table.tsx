import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { AnswerEntry } from '../../../contract/activity.ts';
import { t } from '../../../words/words.ts';
import { useApp, useDesk } from '../../state/app-context.ts';
import { useNow } from '../../state/clock.ts';
import { itemKey } from '../../state/item.ts';
import { clockWords, durationWords } from '../../state/time-words.ts';
import { OUTCOME_WORDS, placeWords } from './activity-words.ts';

const ROW_HEIGHT = 48;
const COLUMNS = ['activity.when', 'activity.question', 'activity.answer', 'activity.after', 'activity.where'] as const;

interface EntryRowProps {
  readonly entry: AnswerEntry;
  readonly position: number;
  readonly offset: number;
  readonly now: number;
}

function EntryRow({ entry, position, offset, now }: EntryRowProps) {
  const { store } = useDesk();
  const { accountId, messageId } = entry;
  const isKnown = useApp((state) => state.data.items.has(itemKey(accountId, messageId)));
  return (
    <tr
      aria-rowindex={position + 2}
      className="activity-row"
      style={{ height: ROW_HEIGHT, transform: `translateY(${offset}px)` }}
    >
      <td>{clockWords(Date.parse(entry.at), now)}</td>
      <td>
        {isKnown ? (
          <button type="button" className="truncate" onClick={() => store.getState().show({ accountId, messageId })}>
            <bdi>{entry.question}</bdi>
          </button>
        ) : (
          <bdi className="truncate">{entry.question}</bdi>
        )}
        <bdi className="activity-second truncate">{entry.agentName}</bdi>
      </td>
      <td>
        <bdi className="truncate activity-answer">{entry.answer || '–'}</bdi>
        <span className="activity-second truncate" data-outcome={entry.outcome}>
          {t(OUTCOME_WORDS[entry.outcome])}
        </span>
      </td>
      <td>{entry.elapsedMs === null ? '–' : durationWords(entry.elapsedMs)}</td>
      <td>
        <bdi className="truncate">{placeWords(entry)}</bdi>
      </td>
    </tr>
  );
}

/** The answers, newest first; only the rows in sight exist. */
export function ActivityTable({ entries }: { readonly entries: readonly AnswerEntry[] }) {
  const now = useNow('minute');
  const box = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: entries.length,
    estimateSize: () => ROW_HEIGHT,
    getScrollElement: () => box.current,
    overscan: 8,
  });
  return (
    <section
      ref={box}
      className="activity-table"
      aria-label={t('activity.answersNewestFirst')}
      data-reading=""
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and who has no mouse must be able to as well
      tabIndex={0}
    >
      <table aria-label={t('activity.answers')} aria-rowcount={entries.length + 1}>
        <thead>
          <tr aria-rowindex={1} className="activity-row activity-head">
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const entry = entries[index];
            if (entry === undefined) return null;
            return <EntryRow key={entry.id} entry={entry} position={index} offset={start} now={now} />;
          })}
        </tbody>
      </table>
    </section>
  );
}
