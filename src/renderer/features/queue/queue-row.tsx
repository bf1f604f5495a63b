import {
  AlarmClock,
  Braces,
  Check,
  ClockAlert,
  Component,
  FileText,
  ListChecks,
  type LucideIcon,
  MessageSquare,
  Paperclip,
  PencilLine,
  Reply,
  ShieldCheck,
  TextCursorInput,
} from 'lucide-react';
import { type MouseEvent, memo } from 'react';
import type { PlainKey } from '../../../words/catalogue.ts';
import { t } from '../../../words/words.ts';
import { accountNameBeside } from '../../state/account-slice.ts';
import { useAgentName, useApp, useItem } from '../../state/app-context.ts';
import { useNow, useNowUntil } from '../../state/clock.ts';
import { isBegun } from '../../state/draft-slice.ts';
import type { Item, ItemKey } from '../../state/item.ts';
import { ownValue } from '../../state/own-value.ts';
import { questionOf } from '../../state/question.ts';
import { happenedAt } from '../../state/queue.ts';
import { isUnread } from '../../state/read-slice.ts';
import { answerWords } from '../../state/reading.ts';
import { expiryOf, standingOf, toMs } from '../../state/review-facts.ts';
import { agoWords, clockWords, countdownWords, durationWords, timeLeft } from '../../state/time-words.ts';
import { useLanguage } from '../../ui/language.ts';
import { TimeRing } from '../../ui/time-ring.tsx';
import { Marked } from '../search/marked.tsx';
import { RowExcerpt } from '../search/row-excerpt.tsx';

const TYPES: Readonly<Record<string, { Icon: LucideIcon; words: PlainKey }>> = {
  approval: { Icon: ShieldCheck, words: 'queue.approval' },
  selection: { Icon: ListChecks, words: 'queue.selection' },
  form: { Icon: FileText, words: 'queue.form' },
  'text-input': { Icon: TextCursorInput, words: 'queue.text' },
  freeform: { Icon: Braces, words: 'queue.freeForm' },
};
const OTHER = { Icon: Component, words: 'queue.review' } as const;
const PLAIN = { Icon: MessageSquare, words: 'queue.message' } as const;

/** The time that is left, with its words once it runs short. */
function RowTimeLeft({ item }: { readonly item: Item }) {
  const expiry = expiryOf(item.message);
  const now = useNowUntil(expiry);
  if (expiry === null) return null;
  const left = timeLeft(toMs(item.message.createdAt) ?? now, expiry, now);
  return (
    <span className="queue-row-left" data-urgency={left.urgency}>
      {left.urgency !== 'calm' && (left.urgency === 'over' ? t('queue.over') : durationWords(left.leftMs))}
      <TimeRing left={left} words={countdownWords(left.leftMs)} />
    </span>
  );
}

/** How it ended, in the place where a pending review shows its time. */
function RowEnd({ item, standing }: { readonly item: Item; readonly standing: 'completed' | 'expired' }) {
  const Icon = standing === 'completed' ? Reply : ClockAlert;
  const words = item.message.review && standing === 'completed' ? answerWords(item.message.review) : t('queue.expired');
  return (
    <span className="queue-row-answer" data-standing={standing}>
      <Icon />
      <bdi className="truncate">{words}</bdi>
    </span>
  );
}

/** Small marks: files, a begun answer, a later round, an answer that did not get away. */
function RowMarks({ item }: { readonly item: Item }) {
  const isUnsent = useApp((state) => state.sends[item.key]?.state === 'unsent');
  const isPending = standingOf(item.message) === 'pending';
  const hasDraft = useApp((state) => isBegun(state.drafts[item.key]) || state.edits[item.key] !== undefined);
  const { attachments } = item.message;
  const round = item.message.iteration ?? 1;
  return (
    <>
      {round >= 2 && <span className="queue-row-mark">{t('queue.roundNumber', { round })}</span>}
      {attachments.length > 0 && (
        <span className="queue-row-mark" title={t('queue.attachedCount', { count: attachments.length })}>
          <Paperclip aria-hidden="true" />
          <span className="sr-only">{t('queue.attachedCount', { count: attachments.length })}</span>
        </span>
      )}
      {hasDraft && (
        <span className="queue-row-mark" data-tone="draft">
          <PencilLine aria-hidden="true" />
          {t('queue.draft')}
        </span>
      )}
      {isUnsent && isPending && (
        <span className="queue-row-mark" data-tone="problem">
          {t('queue.notSent')}
        </span>
      )}
    </>
  );
}

interface QueueRowProps {
  readonly id: string;
  readonly itemKey: ItemKey;
  readonly isSelected: boolean;
  readonly position: number;
  readonly count: number;
  readonly offset: number;
  readonly isPicked: boolean;
  /** Something is picked, so every row shows whether it is. */
  readonly isPicking: boolean;
  readonly onSelect: (key: ItemKey, event: MouseEvent) => void;
  readonly onTogglePick: (key: ItemKey) => void;
}

/** One message in the list. */
export const QueueRow = memo(function QueueRow(props: QueueRowProps) {
  useLanguage();
  const item = useItem(props.itemKey);
  return item ? <Row {...props} item={item} /> : null;
});

function Row(props: QueueRowProps & { readonly item: Item }) {
  const { id, item, isSelected, isPicked, isPicking, position, count, offset, onSelect } = props;
  const name = useAgentName(item);
  const accountName = useApp((state) => accountNameBeside(state, item.accountId));
  const now = useNow('minute');
  const { message } = item;
  const standing = standingOf(message);
  const hasNews = useApp((state) => isUnread(state, item));
  const until = useApp((state) => (standing === 'pending' ? state.snoozes.get(item.key) : undefined));
  const { Icon, words } = message.review ? (ownValue(TYPES, message.review.type) ?? OTHER) : PLAIN;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the focus, and the keys of the window act on it
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and names the active row
    <div
      id={id}
      className="queue-row"
      role="option"
      aria-selected={isSelected}
      aria-checked={isPicking ? isPicked : undefined}
      data-unread={hasNews}
      data-snoozed={until !== undefined}
      aria-posinset={position}
      aria-setsize={count}
      data-standing={standing ?? 'none'}
      style={{ transform: `translateY(${offset}px)` }}
      onClick={(event) => onSelect(item.key, event)}
    >
      <div className="queue-row-line">
        <span className="queue-row-lead">
          <Icon className="queue-row-icon" role="img" aria-label={t(words)} />
          {/* For the mouse; a key does it too, and the row itself tells the state. */}
          <span
            className="queue-row-check"
            aria-hidden="true"
            onClick={(event) => {
              event.stopPropagation();
              props.onTogglePick(item.key);
            }}
          >
            {isPicked && <Check />}
          </span>
        </span>
        <span className="queue-row-question truncate" dir="auto">
          <Marked text={questionOf(message).title} />
        </span>
        {hasNews && (
          <span className="queue-row-unread">
            <span className="sr-only">{t('queue.unread')}</span>
          </span>
        )}
        {standing === 'pending' && <RowTimeLeft item={item} />}
        {(standing === 'completed' || standing === 'expired') && <RowEnd item={item} standing={standing} />}
      </div>
      <div className="queue-row-line">
        <span className="queue-row-who">
          <bdi className="truncate">{message.senderType === 'user' ? t('queue.you') : <Marked text={name} />}</bdi>
          {accountName !== null && <bdi className="queue-row-account truncate">{accountName}</bdi>}
          <RowMarks item={item} />
          <RowExcerpt item={item} />
        </span>
        {until === undefined ? (
          <time className="queue-row-when">{agoWords(happenedAt(item), now)}</time>
        ) : (
          <span className="queue-row-when" title={t('queue.snoozedUntil', { when: clockWords(until, now) })}>
            <AlarmClock aria-hidden="true" />
            {clockWords(until, now)}
          </span>
        )}
      </div>
    </div>
  );
}
