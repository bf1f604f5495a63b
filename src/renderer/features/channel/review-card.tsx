import { ClockAlert, Reply, ShieldQuestion } from 'lucide-react';
import type { Review } from '../../../contract/review.ts';
import { useApp, useDesk } from '../../state/app-context.ts';
import { useNow, useNowUntil } from '../../state/clock.ts';
import type { Item } from '../../state/item.ts';
import { questionOf } from '../../state/question.ts';
import { answerWords } from '../../state/reading.ts';
import { commentOf, expiryOf, standingOf, toMs } from '../../state/review-facts.ts';
import { clockWords, countdownWords, timeLeft } from '../../state/time-words.ts';
import { Button } from '../../ui/button.tsx';
import { TimeRing } from '../../ui/time-ring.tsx';
import { DeliveryLine } from '../delivery/delivery-line.tsx';
import './review-card.css';
import { t } from '../../../words/words.ts';

/** How much time is left to answer. */
function Waiting({ item }: { readonly item: Item }) {
  const expiry = expiryOf(item.message);
  const now = useNowUntil(expiry);
  const isSending = useApp((state) => ['sending', 'stored'].includes(state.sends[item.key]?.state ?? ''));
  if (isSending) return <>{t('channel.sendingYourAnswer')}</>;
  if (expiry === null) return <>{t('channel.waitsForYou')}</>;
  const left = timeLeft(toMs(item.message.createdAt) ?? now, expiry, now);
  if (left.urgency === 'over') return <>{t('channel.timeIsUp')}</>;
  return (
    <>
      {t('channel.waitsForYouLeft', { left: countdownWords(left.leftMs) })}
      <TimeRing left={left} words={countdownWords(left.leftMs)} />
    </>
  );
}

function Expired({ item }: { readonly item: Item }) {
  const now = useNow('minute');
  const expiry = expiryOf(item.message);
  return (
    <>
      <ClockAlert aria-hidden="true" />
      {t('channel.expiredWithoutAnswer')}
      {expiry !== null && `, ${clockWords(expiry, now)}`}
    </>
  );
}

/** A review in a conversation: the question, where it stands, what was answered, and the way to it. */
export function ReviewCard({ item, review }: { readonly item: Item; readonly review: Review }) {
  const { store } = useDesk();
  const standing = standingOf(item.message);
  const { title } = questionOf(item.message);
  const comment = standing === 'completed' ? commentOf(review) : null;
  const round = item.message.iteration ?? 1;
  return (
    <div className="review-card" data-standing={standing}>
      <div className="review-card-top">
        <ShieldQuestion className="review-card-icon" aria-hidden="true" />
        <p className="review-card-title" dir="auto">
          {title}
          {round >= 2 && <span className="badge">{t('channel.roundNumber', { round })}</span>}
        </p>
        <Button
          aria-label={t('channel.openReviewTitled', { title })}
          onClick={() => store.getState().show({ accountId: item.accountId, messageId: item.message.id })}
        >
          {t('channel.openReview')}
        </Button>
      </div>
      <p className="review-card-state">
        {standing === 'pending' && <Waiting item={item} />}
        {standing === 'expired' && <Expired item={item} />}
        {standing === 'completed' && (
          <>
            <Reply aria-hidden="true" />
            <span className="sr-only">{t('channel.yourAnswer')} </span>
            <bdi className="review-card-answer">{answerWords(review)}</bdi>
          </>
        )}
      </p>
      {comment !== null && (
        <blockquote className="review-card-comment" dir="auto">
          {comment}
        </blockquote>
      )}
      {standing === 'completed' && <DeliveryLine item={item} of="answer" isShort />}
    </div>
  );
}
