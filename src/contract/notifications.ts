import { z } from 'zod';
import { notificationPause } from './notification-pause.ts';
import { AGENT_NOTIFICATIONS } from './settings.ts';
import { id, instant } from './value.ts';

/** What a decision was about. */
export const NOTIFICATION_OCCASIONS = ['arrival', 'while-closed', 'snooze-over', 'reminder', 'test'] as const;

/**
 * What was decided. `shown`: given to the system on its own; `summary`: told together with others; `held`: kept for later;
 * `skipped`: not told; `refused`: the system did not take it; `withdrawn`: taken away again.
 */
export const NOTIFICATION_OUTCOMES = ['shown', 'summary', 'held', 'skipped', 'refused', 'withdrawn'] as const;

/** Why it was decided so, where the outcome does not say it. */
export const NOTIFICATION_REASONS = [
  'on-screen',
  'not-from-agent',
  'already-closed',
  'agent-off',
  'reviews-only',
  'not-supported',
  'quiet-hours',
  'paused',
  'urgent',
  'many-at-once',
  'before-first-sight',
  'closed',
  'seen',
  'quit',
] as const;
export type NotificationReason = (typeof NOTIFICATION_REASONS)[number];

/** One decision about a notification. It holds no word of what an agent wrote. */
export const notificationDecision = z.object({
  at: instant,
  occasion: z.enum(NOTIFICATION_OCCASIONS),
  outcome: z.enum(NOTIFICATION_OUTCOMES),
  reason: z.enum(NOTIFICATION_REASONS).nullable(),
  accountId: id.nullable().describe('Null for a test'),
  messageId: id.nullable().describe('Null for a test, and where `count` messages are meant'),
  agentName: z.string().nullable(),
  count: z.number().int().positive().describe('How many messages it is about'),
  error: z.string().nullable().describe('What the system said when it refused'),
});
export type NotificationDecisionEntry = z.infer<typeof notificationDecision>;

/** What became of a test notification; `silent`: the system took it and has not said whether it showed it. */
export const notificationTest = z.object({
  outcome: z.enum(['shown', 'silent', 'refused', 'unsupported']),
  detail: z.string(),
});
export type NotificationTest = z.infer<typeof notificationTest>;

/** Every layer that can keep a notification away, and the latest decisions, newest first. */
export const notificationDiagnosis = z.object({
  platform: z.string().describe('Node’s process.platform'),
  isSupported: z.boolean(),
  doNotDisturb: z.enum(['on', 'off', 'unknown']).describe('The system’s own; unknown where it does not tell programs'),
  hasActions: z.boolean().describe('The system can show buttons in notifications'),
  quietUntil: instant.nullable().describe('When the quiet hours of now end; null when it is not quiet'),
  pause: notificationPause.nullable().describe('What the person has paused; null when nothing is'),
  heldCount: z.number().int().nonnegative().describe('What waits for the end of the quiet hours or of the pause'),
  quieterAgents: z.array(z.object({ accountId: id, name: z.string(), wish: z.enum(AGENT_NOTIFICATIONS) })),
  isFocused: z.boolean(),
  lastRefusal: notificationDecision.nullable(),
  recordProblem: z.string().nullable().describe('Why the decisions cannot be kept on the disk; null when they can'),
  decisions: z.array(notificationDecision),
});
export type NotificationDiagnosis = z.infer<typeof notificationDiagnosis>;
