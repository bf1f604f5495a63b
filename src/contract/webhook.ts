import { z } from 'zod';
import { MASKED_SECRET } from './agent-settings.ts';
import { LIMITS } from './limits.ts';
import { id, instant } from './value.ts';

/** What a webhook hears of (contract.md 9.3). */
export const WEBHOOK_EVENTS = ['review:responded', 'review:expired', 'message:created'] as const;

/** Where a delivery stands: an attempt is due, one runs, or it ended. */
export const WEBHOOK_STATES = ['due', 'started', 'delivered', 'failed'] as const;

/**
 * How one attempt ended: 2xx, any other answer, no answer in time or at all, an address that may not be called, a name
 * without address, or cut off because the server ended.
 */
export const WEBHOOK_OUTCOMES = [
  'delivered',
  'rejected',
  'unreachable',
  'blocked',
  'unresolved',
  'interrupted',
] as const;

/** One HTTP try of a delivery; Placet Desk's own. */
export const webhookAttempt = z.object({
  number: z.number().int().positive(),
  url: z.string().describe('Without user name, password and query'),
  startedAt: instant,
  durationMs: z.number().int().nullable().describe('Null while it runs'),
  outcome: z.enum(WEBHOOK_OUTCOMES).nullable().describe('Null while it runs'),
  statusCode: z.number().int().nullable(),
  reason: z.string().nullable().describe('Why it failed, as a sentence'),
  answer: z.string().nullable().describe('The first 1 KiB of the answer, values of secret headers masked'),
});

/** One event for one receiver, with its attempts, first to last; Placet Desk's own. */
export const webhookDelivery = z.object({
  id: id.describe('Also the webhook-id header of signed deliveries'),
  messageId: z.string(),
  event: z.enum(WEBHOOK_EVENTS),
  state: z.enum(WEBHOOK_STATES),
  nextAttemptAt: instant.nullable(),
  createdAt: instant,
  attempts: z.array(webhookAttempt),
});
export type WebhookDelivery = z.infer<typeof webhookDelivery>;

/** How webhooks are sent; Placet Desk's own. The secret reads back as `***`. */
export const webhookSettings = z.object({
  attempts: z.number().int().describe('Attempts in all; 1 means that a failure is final'),
  secret: z.string().nullable().describe('Null: deliveries are not signed'),
  allowlist: z.array(z.string()).describe('Hosts, host:port or CIDRs that may be called although private'),
  allowlistAtStart: z.array(z.string()).describe('The same, from --webhook-allow; changed only there'),
  strict: z.boolean().describe('Only listed hosts may be called'),
});
export type WebhookSettings = z.infer<typeof webhookSettings>;

/** A Standard Webhooks secret: `whsec_` and 24 to 64 bytes in base64. */
const SECRET = /^whsec_[A-Za-z0-9+/]{32,86}={0,2}$/;

/** What changes them; a member left out stays, `***` as secret too, null takes the secret away. */
export const webhookSettingsChange = z.object({
  attempts: z.number().int().min(1).max(LIMITS.webhookAttemptsCount).optional(),
  secret: z
    .string()
    .refine((text) => text === MASKED_SECRET || SECRET.test(text), 'whsec_ and 24 to 64 bytes in base64')
    .nullable()
    .optional(),
  allowlist: z.array(z.string().trim().min(1).max(300)).max(LIMITS.webhookAllowlistCount).optional(),
  strict: z.boolean().optional(),
});
export type WebhookSettingsChange = z.infer<typeof webhookSettingsChange>;
