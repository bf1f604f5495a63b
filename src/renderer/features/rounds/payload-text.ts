import type { Review } from '../../../contract/review.ts';

/** What a review asks for as lines that can be compared; empty for a message that asks nothing. */
export function payloadText(review: Review | null | undefined): string {
  if (!review) return '';
  return `${review.type}\n${JSON.stringify(review.payload ?? {}, null, 2)}`;
}
