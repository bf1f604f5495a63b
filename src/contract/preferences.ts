import { z } from 'zod';
import { THEMES } from './appearance.ts';
import { instant } from './value.ts';

/** How a person likes to see the inbox (contract.md 7.3). The last two are absent until they were set once. */
export const preferences = z.object({
  userId: z.string(),
  theme: z.enum(THEMES),
  managementDashboard: z.boolean().optional(),
  updatedAt: instant.optional(),
});
export type Preferences = z.infer<typeof preferences>;

export const updatePreferencesRequest = z.object({
  theme: z.enum(THEMES).optional(),
  managementDashboard: z.boolean().optional().describe('Stored only; there is no such dashboard here'),
});
export type UpdatePreferencesRequest = z.infer<typeof updatePreferencesRequest>;
