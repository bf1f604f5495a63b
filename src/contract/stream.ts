import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { id, instant } from './value.ts';

/** Whether the agent is still writing a draft, has finished it, or has given it up (contract.md 6.4). */
export const STREAM_STATES = ['streaming', 'complete', 'aborted'] as const;
export type StreamState = (typeof STREAM_STATES)[number];

/** The agent's own name of a draft, unique in its channel. */
export const streamId = z.string().min(1).max(LIMITS.streamIdChars);

/** One step of an agent's work on a draft (contract.md 4.4); `index` counts from 0 in each stream. */
export const statusEvent = z.looseObject({
  id,
  channelId: z.string(),
  streamId: z.string(),
  index: z.number().int().nonnegative(),
  text: z.string(),
  toolHint: z.boolean().catch(false),
  createdAt: instant,
});
export type StatusEvent = z.infer<typeof statusEvent>;

/** What replaces a draft: the whole text so far, and whether it ends here (contract.md 6.4). */
export const updateStreamRequest = z.object({
  channelId: z.string().min(1),
  text: z.string().describe('The whole text so far; may be empty'),
  complete: z.boolean().nullish(),
  streamState: z.enum(STREAM_STATES).nullish().describe('Only `aborted` has an effect, and wins over `complete`'),
});
export type UpdateStreamRequest = z.infer<typeof updateStreamRequest>;

/** What adds a step to a stream; its draft need not exist yet. */
export const addStatusRequest = z.object({
  channelId: z.string().min(1),
  text: z.string().min(1),
  toolHint: z.boolean().nullish(),
});
export type AddStatusRequest = z.infer<typeof addStatusRequest>;
