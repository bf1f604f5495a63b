import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { id, instant, jsonObject } from './value.ts';

/** A review that the person has put off until an instant; on this computer only, its agent learns nothing of it. */
export const snooze = z.object({ accountId: id, messageId: id, until: instant });
export type Snooze = z.infer<typeof snooze>;

/** What a person answers with. */
export const givenAnswer = z.object({
  response: jsonObject,
  feedback: z.string().optional(),
  editedFileIds: z.array(id).max(LIMITS.bulkFileCount).optional().describe('Attachments whose kept edits go along'),
});
export type GivenAnswer = z.infer<typeof givenAnswer>;

/** An answer that can still be taken back, without the answer itself, which may hold a password. */
export const heldAnswer = z.object({
  accountId: id,
  messageId: id,
  label: z.string().nullable().describe('The answer in a word; null when it has none, as that of a form'),
  group: z.string().nullable().describe('Names answers that were given together and are taken back together'),
  heldAt: instant,
  sendAt: instant,
});
export type HeldAnswer = z.infer<typeof heldAnswer>;

/** An answer that waits for its server to be reached, without the answer itself. */
export const waitingAnswer = heldAnswer
  .pick({ accountId: true, messageId: true, label: true })
  .extend({ writtenAt: instant });
export type WaitingAnswer = z.infer<typeof waitingAnswer>;

/** What main keeps of the person's way through the queue. */
export const triage = z.object({
  snoozes: z.array(snooze),
  held: z.array(heldAnswer),
  waiting: z.array(waitingAnswer),
  waitingMessages: z.array(z.string()).describe('`clientId` of each message that waits for its server'),
});
export type Triage = z.infer<typeof triage>;

/** Reviews at one time put off, or answers taken back, at most. */
export const TRIAGE_BATCH_COUNT = 500;
