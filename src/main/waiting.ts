import type { Message } from '../contract/message.ts';

/**
 * The reviews that wait for the person now, as the window's list “Needs review” has them: the pending ones, of a question
 * asked again only its newest round, without those that are put off or already answered here.
 */
export function waitingOf(messages: readonly Message[], isAway: (messageId: string) => boolean): Message[] {
  const newestRound = new Map<string, number>();
  const waiting: Message[] = [];
  // One walk for both: there may be a hundred thousand messages, of which few wait.
  for (const message of messages) {
    const { iterationGroupId, iteration, review } = message;
    if (!review) continue;
    if (iterationGroupId) {
      newestRound.set(iterationGroupId, Math.max(newestRound.get(iterationGroupId) ?? 0, iteration ?? 1));
    }
    if (review.status === 'pending') waiting.push(message);
  }
  return waiting.filter(({ id, iterationGroupId, iteration }) => {
    const newest = iterationGroupId ? newestRound.get(iterationGroupId) : undefined;
    return (iteration ?? 1) >= (newest ?? 0) && !isAway(id);
  });
}
