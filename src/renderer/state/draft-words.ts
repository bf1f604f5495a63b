import { formPayload, type Review } from '../../contract/review.ts';
import { t } from '../../words/words.ts';
import type { Draft } from './draft-slice.ts';

/** Everything that a person wrote into a draft as one text, for one whose review can no longer be answered. */
export function draftWords(draft: Draft, review: Review | null | undefined): string {
  const parsed = review?.type === 'form' ? formPayload.safeParse(review.payload) : null;
  const labels = new Map(parsed?.success ? parsed.data.fields.map(({ name, label }) => [name, label || name]) : []);
  const lines = Object.entries(draft.values).flatMap(([name, value]) =>
    typeof value === 'string' && value.trim() !== '' ? [`${labels.get(name) ?? name}: ${value}`] : [],
  );
  const feedback = draft.feedback.trim() === '' ? '' : t('desk.feedbackOf', { feedback: draft.feedback });
  return [draft.comment, draft.text ?? '', lines.join('\n'), feedback]
    .filter((part) => part.trim() !== '')
    .join('\n\n');
}
