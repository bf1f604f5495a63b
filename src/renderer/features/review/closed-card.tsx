import { ClockAlert, Reply } from 'lucide-react';
import type { Review } from '../../../contract/review.ts';
import { useApp } from '../../state/app-context.ts';
import { useNow } from '../../state/clock.ts';
import type { Item } from '../../state/item.ts';
import { answerTitle, readResponse } from '../../state/reading.ts';
import { answeredAtOf, commentOf, expiryOf, feedbackOf, type Standing } from '../../state/review-facts.ts';
import { agoWords, clockWords } from '../../state/time-words.ts';
import { DeliveryLine } from '../delivery/delivery-line.tsx';
import { ClosedAnswer } from './closed-answer.tsx';
import { FeedbackQuote } from './feedback-quote.tsx';
import './closed-card.css';
import { formatInstant } from '../../../words/formats.ts';
import { t } from '../../../words/words.ts';

interface ClosedCardProps {
  readonly item: Item;
  readonly review: Review;
  readonly standing: Standing;
  /** It was closed elsewhere while the person had it open. */
  readonly wasOpen: boolean;
}

/** How a review ended: what was answered, or that it expired. */
export function ClosedCard({ item, review, standing, wasOpen }: ClosedCardProps) {
  const now = useNow('minute');
  /** Why the person's own answer is not the one, when they gave one. */
  const whyNotTheirs = useApp(({ sends }) => {
    const send = sends[item.key];
    return send?.state === 'closed' ? send.detail : null;
  });
  if (standing === 'expired') {
    const expiry = expiryOf(item.message);
    return (
      <section className="closed-card" aria-label={t('review.outcome')} data-standing="expired">
        <h3 className="closed-title">
          <ClockAlert />
          {t('review.expiredWithoutAnswer')}
        </h3>
        <p>
          {wasOpen ? t('review.expiredWhileOpen') : t('review.nobodyAnsweredInTime')}
          {expiry !== null && ` (${clockWords(expiry, now)})`}. {t('review.expiryMeans')}
        </p>
        {whyNotTheirs !== null && <p>{whyNotTheirs}</p>}
      </section>
    );
  }
  const answeredAt = answeredAtOf(review);
  const comment = commentOf(review);
  const feedback = feedbackOf(review);
  const reading = readResponse(review);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long answer scrolls, and who has no mouse must be able to as well
    <section className="closed-card" aria-label={t('review.outcome')} tabIndex={0}>
      <h3 className="closed-title">
        <Reply />
        <bdi>{answerTitle(review)}</bdi>
        {answeredAt !== null && (
          <time dateTime={new Date(answeredAt).toISOString()} title={formatInstant(answeredAt)}>
            {agoWords(answeredAt, now)}
          </time>
        )}
      </h3>
      {whyNotTheirs !== null ? <p>{whyNotTheirs}</p> : wasOpen && <p>{t('review.answeredElsewhere')}</p>}
      {comment !== null && (
        <blockquote className="closed-comment" dir="auto">
          {comment}
        </blockquote>
      )}
      {reading && <ClosedAnswer reading={reading} />}
      {feedback !== null && <FeedbackQuote feedback={feedback} />}
      <DeliveryLine item={item} of="answer" />
    </section>
  );
}
