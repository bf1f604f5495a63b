import { z } from 'zod';
import { accountInbox } from './desktop-snapshot.ts';
import { desktopSettings } from './settings.ts';
import { triage } from './triage.ts';
import { id } from './value.ts';

/**
 * What a window begins with while the program behind it is still being read: what waited when it was here last. Of many
 * reviews those that a list begins with; the whole truth follows as a snapshot and takes its place.
 */
export const firstView = z.object({
  platform: z.string(),
  version: z.string(),
  accounts: z.array(
    accountInbox.omit({ hasMore: true }).extend({
      waitingBeyond: z.record(id, z.number().int().positive()).describe('Reviews that wait and are not here, by agent'),
    }),
  ),
  settings: desktopSettings,
  triage,
});
export type FirstView = z.infer<typeof firstView>;
