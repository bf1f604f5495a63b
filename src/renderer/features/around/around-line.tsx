import { formatInstant, formatTime } from '../../../words/formats.ts';
import { t } from '../../../words/words.ts';
import { useAgentName, useDesk } from '../../state/app-context.ts';
import { useNow } from '../../state/clock.ts';
import type { Item } from '../../state/item.ts';
import { questionOf } from '../../state/question.ts';
import { answerWords } from '../../state/reading.ts';
import { standingOf, toMs } from '../../state/review-facts.ts';
import { agoWords } from '../../state/time-words.ts';
import { Button } from '../../ui/button.tsx';
import { excerpt } from '../channel/quote.ts';
import { StatusBadge } from '../review/agent-line.tsx';

const DAY_MS = 24 * 60 * 60_000;

/** How a review of the conversation stands, in a few words. */
function standingWords({ message }: Item): string | null {
  const standing = standingOf(message);
  if (standing === null || !message.review) return null;
  if (standing === 'pending') return t('channel.waitsForYou');
  return standing === 'expired' ? t('channel.expiredWithoutAnswer') : answerWords(message.review);
}

function When({ item }: { readonly item: Item }) {
  const now = useNow('minute');
  const ms = toMs(item.message.createdAt);
  if (ms === null) return null;
  return (
    <time dateTime={item.message.createdAt} title={formatInstant(ms)}>
      {now - ms < DAY_MS ? formatTime(ms) : agoWords(ms, now)}
    </time>
  );
}

/** One message of the conversation around a question: who said what, in a line or three. */
export function AroundLine({ item }: { readonly item: Item }) {
  const { store } = useDesk();
  const { message } = item;
  const name = useAgentName(item);
  const isOwn = message.senderType === 'user';
  const standing = standingWords(item);
  const { title } = questionOf(message);
  const words = standing === null ? excerpt(message.text ?? '') || title : title;
  return (
    <li className="around-line" data-own={isOwn}>
      <p className="around-head">
        <bdi className="truncate">{isOwn ? t('channel.you') : name}</bdi>
        <When item={item} />
        {message.status && <StatusBadge status={message.status} />}
      </p>
      <p className="around-words" dir="auto">
        {message.streamState === 'streaming' && words === '' ? t('channel.writing') : words}
      </p>
      {standing !== null && (
        <p className="around-review">
          <bdi className="truncate">{standing}</bdi>
          <Button
            look="ghost"
            aria-label={t('channel.openReviewTitled', { title })}
            onClick={() => store.getState().show({ accountId: item.accountId, messageId: message.id })}
          >
            {t('channel.openReview')}
          </Button>
        </p>
      )}
    </li>
  );
}
