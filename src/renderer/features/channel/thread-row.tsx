import { memo } from 'react';
import { useNow } from '../../state/clock.ts';
import { MessageRow } from './message-row.tsx';
import { OutgoingRow } from './outgoing-row.tsx';
import type { ThreadRow } from './thread-rows.ts';
import './thread-row.css';
import { formatDate } from '../../../words/formats.ts';
import { t } from '../../../words/words.ts';
import { useLanguage } from '../../ui/language.ts';

const DAY_MS = 24 * 60 * 60_000;

function dayWords(ms: number, nowMs: number): string {
  const today = new Date(nowMs).setHours(0, 0, 0, 0);
  const distance = Math.round((today - ms) / DAY_MS);
  if (distance === 0) return t('channel.today');
  if (distance === 1) return t('channel.yesterday');
  const isThisYear = new Date(ms).getFullYear() === new Date(nowMs).getFullYear();
  return formatDate(ms, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(isThisYear ? {} : ({ year: 'numeric' } as const)),
  });
}

function Day({ ms }: { readonly ms: number }) {
  return (
    <p className="thread-day">
      <span>{dayWords(ms, useNow('minute'))}</span>
    </p>
  );
}

interface ThreadRowViewProps {
  readonly row: ThreadRow;
  /** The agent's. */
  readonly name: string;
  readonly onMark: (key: string) => void;
}

/** One row of a conversation. */
export const ThreadRowView = memo(function ThreadRowView({ row, name, onMark }: ThreadRowViewProps) {
  useLanguage();
  if (row.kind === 'day') return <Day ms={row.ms} />;
  if (row.kind === 'outgoing') return <OutgoingRow outgoing={row.outgoing} hasHead={row.hasHead} />;
  return <MessageRow item={row.item} rowKey={row.key} name={name} hasHead={row.hasHead} onMark={onMark} />;
});
