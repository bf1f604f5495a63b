import type { Message } from '../../contract/message.ts';
import type { ApprovalOption, ApprovalPayload, Review } from '../../contract/review.ts';
import { approvalPayload, DEFAULT_APPROVAL_OPTIONS } from '../../contract/review.ts';

/** Where a review stands. Words of old servers other than the three mean that it is closed (R34). */
export type Standing = 'pending' | 'completed' | 'expired';

/** Where the review of a message stands; null when the message asks nothing. */
export function standingOf(message: Message): Standing | null {
  const status = message.review?.status;
  if (status === undefined) return null;
  return status === 'pending' || status === 'expired' ? status : 'completed';
}

/** Milliseconds of an instant on the wire; null when there is none or it is junk. */
export function toMs(instant: string | null | undefined): number | null {
  if (!instant) return null;
  const ms = Date.parse(instant);
  return Number.isNaN(ms) ? null : ms;
}

/** When the review can no longer be answered. */
export function expiryOf(message: Message): number | null {
  return toMs(message.review?.expiresAt);
}

/** When the review was answered (either of its two names, R5). */
export function answeredAtOf(review: Review): number | null {
  return toMs(review.completedAt ?? review.completed_at);
}

/** What an approval offers; the usual two options when the agent named none that can be read. */
export function approvalOf(review: Review): ApprovalPayload {
  const parsed = approvalPayload.safeParse(review.payload ?? {});
  if (parsed.success) return parsed.data;
  return { options: [...DEFAULT_APPROVAL_OPTIONS], allowComment: review.payload?.allowComment === true };
}

/** The option that the response of an approval names. */
export function chosenOptionOf(review: Review): ApprovalOption | null {
  const id = review.response?.selectedOption;
  if (typeof id !== 'string') return null;
  return approvalOf(review).options.find((option) => option.id === id) ?? { id, label: id };
}

/** What the person added to an answer in words. */
export function commentOf(review: Review): string | null {
  const comment = review.type === 'form' || review.type === 'freeform' ? null : review.response?.comment;
  return typeof comment === 'string' && comment.trim() !== '' ? comment : null;
}

/** What the person wants the agent to do differently in its next round. */
export function feedbackOf(review: Review): string | null {
  return review.feedback && review.feedback.trim() !== '' ? review.feedback : null;
}
