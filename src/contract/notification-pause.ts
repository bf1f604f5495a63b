import { z } from 'zod';
import { instant } from './value.ts';

/** How long the person wants no notifications: an hour, until the next morning, or until they say otherwise. */
export const PAUSE_LENGTHS = ['hour', 'morning', 'resumed'] as const;
export type PauseLength = (typeof PAUSE_LENGTHS)[number];

/** The person wants no notifications for now, not even of what is urgent. */
export const notificationPause = z.object({
  until: instant.nullable().describe('When it ends by itself; null: when the person resumes'),
});
export type NotificationPause = z.infer<typeof notificationPause>;
