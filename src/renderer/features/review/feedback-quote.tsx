import { t } from '../../../words/words.ts';
/** What the person wanted to be different in the next round. */
export function FeedbackQuote({ feedback }: { readonly feedback: string }) {
  return (
    <figure className="closed-feedback">
      <figcaption>{t('review.feedbackNextRound')}</figcaption>
      <blockquote className="closed-comment" dir="auto">
        {feedback}
      </blockquote>
    </figure>
  );
}
