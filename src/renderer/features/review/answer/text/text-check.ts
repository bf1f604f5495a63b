import type { TextInputPayload } from '../../../../../contract/review.ts';

type Limits = Pick<TextInputPayload, 'minLength' | 'maxLength'>;

/** How a text stands against its limits; `isWithin` is false where it could not be sent. */
export interface TextCount {
  readonly words: string;
  readonly isWithin: boolean;
}

const counted = (count: number): string => `${count.toLocaleString()} ${count === 1 ? 'character' : 'characters'}`;

/** Counts what would be sent, in words for the one who writes. Empty counts as not begun, not as wrong. */
export function countText(text: string, { minLength = 1, maxLength }: Limits): TextCount {
  const { length } = text.trim();
  if (maxLength !== undefined && length > maxLength) {
    return { words: `${(length - maxLength).toLocaleString()} too many`, isWithin: false };
  }
  if (length > 0 && length < minLength)
    return { words: `${(minLength - length).toLocaleString()} more needed`, isWithin: false };
  if (maxLength !== undefined)
    return { words: `${length.toLocaleString()} of ${maxLength.toLocaleString()}`, isWithin: true };
  if (length === 0 && minLength > 1) return { words: `At least ${counted(minLength)}`, isWithin: true };
  return { words: length === 0 ? '' : counted(length), isWithin: true };
}

/** What is wrong with a text, in words; null when it can be sent (contract 5.4, 5.5). */
export function textProblem(text: string, { minLength = 1, maxLength }: Limits): string | null {
  const { length } = text.trim();
  if (length === 0) return 'Write something first.';
  if (length < minLength) return `This is too short: ${counted(minLength - length)} more needed.`;
  if (maxLength !== undefined && length > maxLength)
    return `This is too long: ${counted(length - maxLength)} too many.`;
  return null;
}
