import { AppError } from '../../contract/errors.ts';
import type { StoredMessage } from './message.ts';

/** Where a message stands in a chain (contract.md 6.5). */
export interface ChainPlace {
  readonly iterationGroupId: string;
  /** 1 is the first message of the chain. */
  readonly iteration: number;
}

/**
 * The message that a new one iterates on, when it may: of the same channel, its review completed or expired. Raises
 * `iteration_impossible` for everything else, a message that is not there included.
 */
export function checkIterable(predecessor: StoredMessage | null, channelId: string): StoredMessage {
  const isFinal = predecessor?.review != null && predecessor.review.status !== 'pending';
  if (predecessor === null || predecessor.channelId !== channelId || !isFinal) {
    throw new AppError('iteration_impossible');
  }
  return predecessor;
}

/** The chain that a predecessor belongs to: its own, once it has one, else the one that begins with it. */
export function chainOf(predecessor: StoredMessage): string {
  return predecessor.iterationGroupId ?? predecessor.id;
}

/** The place after the last one of a chain; a chain that only now begins has its root as number 1. */
export function nextPlace(iterationGroupId: string, lastIteration: number | null): ChainPlace {
  return { iterationGroupId, iteration: (lastIteration ?? 1) + 1 };
}
