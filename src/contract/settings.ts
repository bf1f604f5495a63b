import { z } from 'zod';
import { LANGUAGE_CHOICES, THEMES, ZOOM_PERCENTS } from './appearance.ts';
import { notificationPause } from './notification-pause.ts';
import { DEFAULT_QUIET_HOURS, quietHours } from './quiet-hours.ts';

/** How high a row of a list is. */
export const DENSITIES = ['comfortable', 'compact'] as const;

/** How long an answer can be taken back before it is sent, in seconds; 0 sends at once. */
export const UNDO_SECONDS = [0, 3, 5, 10] as const;

/** How much a notification says: everything, the agent's name only, or just that something waits. */
export const PRIVACY_LEVELS = ['all', 'agent', 'nothing'] as const;

/** Which arrivals of an agent are notified. */
export const AGENT_NOTIFICATIONS = ['all', 'reviews', 'none'] as const;

/** How many minutes before its expiry a review that still waits is told once more; 0 never. */
export const REMINDER_MINUTES = [0, 5, 10, 30] as const;

/** What closing the window does: ask the first time, stay in the tray, or quit. */
export const CLOSING = ['ask', 'tray', 'quit'] as const;

/** A combination that the whole system hears, as Electron writes it: one modifier at least beside Shift, then a key. */
const summonKeys = z
  .string()
  .regex(/^(?:(?:Control|Alt|Shift|Command|Super)\+){1,4}(?:[A-Z0-9]|F(?:[1-9]|1[0-9]|2[0-4])|Space)$/)
  .refine((keys) => !/^Shift\+[^+]+$/.test(keys));

/** `accountId/channelId`: an agent of an account. */
const agentKey = z.string().max(600);

/**
 * What the person prefers on this computer, whatever the account. Kept by the main process; a part that cannot be read
 * falls back to its default and leaves the others alone.
 */
export const desktopSettings = z.object({
  theme: z.enum(THEMES).catch('system').default('system'),
  density: z.enum(DENSITIES).catch('comfortable').default('comfortable'),
  language: z.enum(LANGUAGE_CHOICES).catch('system').default('system'),
  undoSeconds: z.literal(UNDO_SECONDS).catch(0).default(0),
  hasSingleKeys: z.boolean().catch(true).default(true).describe('Single-letter keys act (WCAG 2.1.4)'),
  keys: z
    .record(z.string().max(60), z.array(z.string().max(60)).max(4))
    .catch({})
    .default({})
    .describe('Combinations that the person chose, by action; an action left out has its usual ones'),
  askTwice: z.array(agentKey).max(1_000).catch([]).default([]).describe('Agents whose answers want a second press'),
  remoteImages: z.array(agentKey).max(1_000).catch([]).default([]).describe('Agents whose remote images may load'),
  isLocalOn: z.boolean().catch(true).default(true).describe('The server on this computer runs'),
  privacy: z.enum(PRIVACY_LEVELS).catch('all').default('all'),
  agentNotifications: z.record(agentKey, z.enum(AGENT_NOTIFICATIONS)).catch({}).default({}),
  isSilent: z.boolean().catch(false).default(false).describe('Notifications make no sound'),
  reminderMinutes: z.literal(REMINDER_MINUTES).catch(10).default(10),
  quietHours: quietHours.catch(DEFAULT_QUIET_HOURS).default(DEFAULT_QUIET_HOURS),
  pause: notificationPause.nullable().catch(null).default(null).describe('No notifications for now'),
  closing: z.enum(CLOSING).catch('ask').default('ask'),
  zoomPercent: z.literal(ZOOM_PERCENTS).catch(100).default(100),
  summonKeys: summonKeys.nullable().catch(null).default(null).describe('Brings the window up from anywhere; null: off'),
  hasSpelling: z.boolean().catch(false).default(false).describe('Off: dictionaries may come from the network'),
});
export type DesktopSettings = z.infer<typeof desktopSettings>;

/** A change of some settings; what is left out stays. */
export const desktopSettingsChange = z.object({
  theme: z.enum(THEMES).optional(),
  density: z.enum(DENSITIES).optional(),
  language: z.enum(LANGUAGE_CHOICES).optional(),
  undoSeconds: z.literal(UNDO_SECONDS).optional(),
  hasSingleKeys: z.boolean().optional(),
  keys: z.record(z.string().max(60), z.array(z.string().max(60)).max(4)).optional(),
  askTwice: z.array(agentKey).max(1_000).optional(),
  remoteImages: z.array(agentKey).max(1_000).optional(),
  privacy: z.enum(PRIVACY_LEVELS).optional(),
  agentNotifications: z.record(agentKey, z.enum(AGENT_NOTIFICATIONS)).optional(),
  isSilent: z.boolean().optional(),
  reminderMinutes: z.literal(REMINDER_MINUTES).optional(),
  quietHours: quietHours.optional(),
  closing: z.enum(CLOSING).optional(),
  zoomPercent: z.literal(ZOOM_PERCENTS).optional(),
  summonKeys: summonKeys.nullable().optional(),
  hasSpelling: z.boolean().optional(),
});
export type DesktopSettingsChange = z.infer<typeof desktopSettingsChange>;

/** What holds until the person says otherwise. */
export const DEFAULT_SETTINGS: DesktopSettings = desktopSettings.parse({});
