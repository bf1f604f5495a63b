import type { TextInputPayload } from '../../../../../contract/review.ts';
import { formatNumber } from '../../../../../words/formats.ts';
import { t } from '../../../../../words/words.ts';

type Limits = Pick<TextInputPayload, 'minLength' | 'maxLength'>;

/** How a text stands against its limits; `isWithin` is false where it could not be sent. */
export interface TextCount {
  readonly words: string;
  readonly isWithin: boolean;
}

const counted = (count: number): string => `${formatNumber(count)} ${count === 1 ? 'character' : 'characters'}`;

/** Counts what would be sent, in words for the one who writes. Empty counts as not begun, not as wrong. */
export function countText(text: string, { minLength = 1, maxLength }: Limits): TextCount {
  const { length } = text.trim();
  if (maxLength !== undefined && length > maxLength) {
    return { words: t('review.tooManyCount', { n: length - maxLength }), isWithin: false };
  }
  if (length > 0 && length < minLength)
    return { words: t('review.moreNeededCount', { n: minLength - length }), isWithin: false };
  if (maxLength !== undefined) return { words: t('review.lengthOfMax', { length, maxLength }), isWithin: true };
  if (length === 0 && minLength > 1)
    return { words: t('review.atLeastAmount', { amount: counted(minLength) }), isWithin: true };
  return { words: length === 0 ? '' : counted(length), isWithin: true };
}

/** What is wrong with a text, in words; null when it can be sent (contract 5.4, 5.5). */
export function textProblem(text: string, { minLength = 1, maxLength }: Limits): string | null {
  const { length } = text.trim();
  if (length === 0) return t('review.writeSomethingFirst');
  if (length < minLength) return t('review.tooShort', { amount: counted(minLength - length) });
  if (maxLength !== undefined && length > maxLength)
    return t('review.tooLong', { amount: counted(length - maxLength) });
  return null;
}
