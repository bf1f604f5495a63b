import { ClockAlert, Reply } from 'lucide-react';
import type { Message } from '../../../contract/message.ts';
import { formatInstant } from '../../../words/formats.ts';
import { t } from '../../../words/words.ts';
import { useNow } from '../../state/clock.ts';
import { answerTitle, readResponse } from '../../state/reading.ts';
import { answeredAtOf, commentOf, expiryOf, feedbackOf, standingOf } from '../../state/review-facts.ts';
import { agoWords } from '../../state/time-words.ts';
import { Sentence } from '../../ui/sentence.tsx';
import { ClosedAnswer } from '../review/closed-answer.tsx';
import { FeedbackQuote } from '../review/feedback-quote.tsx';

/** The instant of an answer or an expiry, where it is known. */
function When({ ms }: { readonly ms: number | null }) {
  const now = useNow('minute');
  if (ms === null) return null;
  return (
    <time dateTime={new Date(ms).toISOString()} title={formatInstant(ms)}>
      {agoWords(ms, now)}
    </time>
  );
}

/** How a round ended: what was answered and when, with comment and feedback. */
export function RoundAnswer({ message }: { readonly message: Message }) {
  const { review } = message;
  const standing = standingOf(message);
  if (!review || standing === 'pending') return null;
  if (standing === 'expired') {
    return (
      <div className="round-answer">
        <p className="round-answer-title">
          <ClockAlert aria-hidden="true" />
          <span>{t('rounds.expiredWithoutAnswer')}</span>
          <When ms={expiryOf(message)} />
        </p>
      </div>
    );
  }
  const comment = commentOf(review);
  const feedback = feedbackOf(review);
  const reading = readResponse(review);
  return (
    <div className="round-answer">
      <p className="round-answer-title">
        <Reply aria-hidden="true" />
        <span>
          <Sentence of="rounds.youAnswered" parts={{ answer: <bdi>“{answerTitle(review)}”</bdi> }} />
        </span>
        <When ms={answeredAtOf(review)} />
      </p>
      {comment !== null && (
        <blockquote className="closed-comment" dir="auto">
          {comment}
        </blockquote>
      )}
      {reading && <ClosedAnswer reading={reading} />}
      {feedback !== null && <FeedbackQuote feedback={feedback} />}
    </div>
  );
}
