import type { Message } from '../../contract/message.ts';

/**
 * A message as the clock has it; the very same one when that changes nothing. A review that waits and whose expiry has
 * passed has expired, whether or not its server could say so yet (contract.md 12.3).
 */
export function asClockHasIt(message: Message, nowMs: number): Message {
  const { review } = message;
  if (review?.status !== 'pending' || !review.expiresAt) return message;
  return Date.parse(review.expiresAt) <= nowMs ? { ...message, review: { ...review, status: 'expired' } } : message;
}
