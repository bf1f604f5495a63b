import { z } from 'zod';
import { id, instant } from './value.ts';

/**
 * How an answer ended. `stored`, `closed` and `unsent` as a respond ends; `unknown`: the program ended before it was
 * told; `elsewhere`: the server has an answer that was not given from this computer.
 */
export const ANSWER_OUTCOMES = ['stored', 'closed', 'unsent', 'unknown', 'elsewhere'] as const;

/** One answer, as the record of this computer and the server know it. Never holds what was typed into a password field. */
export const answerEntry = z.object({
  id,
  at: instant,
  accountId: id,
  agentId: id,
  agentName: z.string(),
  messageId: id,
  question: z.string().describe('The title of the question as plain words'),
  reviewType: z.string(),
  answer: z.string().describe('What was chosen or written, in words'),
  elapsedMs: z.number().int().nonnegative().nullable().describe('From the question to the answer'),
  device: z.string().nullable().describe('Name of the computer; null when it was not this one'),
  outcome: z.enum(ANSWER_OUTCOMES),
});
export type AnswerEntry = z.infer<typeof answerEntry>;

/** What of the activity is meant; null means all. */
export const activityFilter = z.object({
  /** `accountId/channelId` */
  agent: z.string().max(600).nullable(),
  /** First instant, included. */
  from: instant.nullable(),
  /** Last instant, excluded. */
  until: instant.nullable(),
});
export type ActivityFilter = z.infer<typeof activityFilter>;

/** Whether an entry is meant by a filter. */
export function isMeant({ accountId, agentId, at }: AnswerEntry, { agent, from, until }: ActivityFilter): boolean {
  if (agent !== null && agent !== `${accountId}/${agentId}`) return false;
  const ms = Date.parse(at);
  return (from === null || ms >= Date.parse(from)) && (until === null || ms < Date.parse(until));
}
