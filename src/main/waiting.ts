import type { Message } from '../contract/message.ts';

/**
 * How many reviews wait for the person now, as the window's list “Needs review” has them: the pending ones, of a question
 * asked again only its newest round, without those that are put off or already answered here.
 */
export function countWaiting(messages: readonly Message[], isAway: (messageId: string) => boolean): number {
  const newestRound = new Map<string, number>();
  for (const { iterationGroupId, iteration, review } of messages) {
    if (!iterationGroupId || !review) continue;
    newestRound.set(iterationGroupId, Math.max(newestRound.get(iterationGroupId) ?? 0, iteration ?? 1));
  }
  return messages.filter(({ id, iterationGroupId, iteration, review }) => {
    const newest = iterationGroupId ? newestRound.get(iterationGroupId) : undefined;
    return review?.status === 'pending' && (iteration ?? 1) >= (newest ?? 0) && !isAway(id);
  }).length;
}
