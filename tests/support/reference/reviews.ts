import { z } from 'zod';
import { jsonObject } from '../../../src/contract/value.ts';
import { deliverAnswer, deliverExpiry } from './deliveries.ts';
import { presentAnswered } from './presented.ts';
import { Refusal, validated } from './refusal.ts';
import { nowText } from './rows.ts';
import type { StoredMessage, StoredReview } from './state.ts';
import { agentOf, type World } from './world.ts';

const DEFAULT_LIFE_SECONDS = 86_400;
const LONGEST_LIFE_SECONDS = 129_600;

/** What an agent asks; any type and any payload (R16). */
export const reviewRequest = z.object({
  type: z.string(),
  payload: jsonObject.optional(),
  callback: z.object({ url: z.string() }).loose().optional(),
  expiresAt: z.string().optional(),
  expiresInSeconds: z.number().int().positive().optional(),
});

const respondRequest = z.object({
  response: jsonObject,
  feedback: z.string().optional(),
  modifiedFileIds: z.record(z.string(), z.string()).optional(),
  requestChanges: z.boolean().optional(),
});

/** The review that is stored for a request, with its expiry by contract.md 5.3. */
export function openReview(request: z.infer<typeof reviewRequest>): StoredReview {
  const { expiresAt, expiresInSeconds, type, payload, callback } = request;
  return {
    type,
    ...(payload === undefined ? {} : { payload }),
    ...(callback === undefined ? {} : { callback }),
    expiresAt: new Date(expiryOf(expiresAt, expiresInSeconds)).toISOString(),
    status: 'pending',
  };
}

/**
 * Takes a person's response: any object, and also after the expiry as long as no sweep marked it (R8). Subscribers of the
 * channel hear of it, with the raw response and the agent's row.
 */
export function respond(world: World, message: StoredMessage, body: unknown): void {
  const { features } = world;
  const { response, feedback, modifiedFileIds, requestChanges } = validated(respondRequest, body);
  const { review } = message;
  if (review === null) throw new Refusal(404, 'No review on this message');
  if (review.status !== 'pending') throw new Refusal(403, 'Review already responded');
  message.review = {
    ...review,
    status: features.changesRequested && requestChanges === true ? 'changes_requested' : 'completed',
    response,
    ...(features.iterations && feedback ? { feedback } : {}),
    ...(features.iterations && Object.keys(modifiedFileIds ?? {}).length > 0 ? { modifiedFileIds } : {}),
    [features.completedName]: nowText(),
  };
  message.updatedAt = nowText();
  world.tell('channel', agentOf(world, message), 'review:responded', presentAnswered(world, message));
  deliverAnswer(world, message);
}

/** What upstream's job does at each full minute: marks what is overdue, and says only which message it was (R7). */
export function sweepExpired(world: World): void {
  for (const message of world.state.messages.values()) {
    if (!markExpired(message)) continue;
    world.tell('channel', agentOf(world, message), 'review:expired', { messageId: message.id });
    deliverExpiry(world, message, nowText());
  }
}

/** Marks a review that is overdue, as the long-poll does: without a word to anybody (contract.md 5.3). */
export function markExpired(message: StoredMessage): boolean {
  if (message.review?.status !== 'pending' || Date.parse(message.review.expiresAt) > Date.now()) return false;
  message.review = { ...message.review, status: 'expired' };
  message.updatedAt = nowText();
  return true;
}

function expiryOf(expiresAt: string | undefined, expiresInSeconds: number | undefined): number {
  const now = Date.now();
  const latest = now + LONGEST_LIFE_SECONDS * 1000;
  if (expiresInSeconds !== undefined) return Math.min(now + expiresInSeconds * 1000, latest);
  if (expiresAt === undefined) return now + DEFAULT_LIFE_SECONDS * 1000;
  const wished = Date.parse(expiresAt);
  if (Number.isNaN(wished)) throw new Refusal(400, 'expiresAt must be a valid ISO date string');
  if (wished <= now) throw new Refusal(400, 'Review expiration must be in the future');
  return Math.min(wished, latest);
}
