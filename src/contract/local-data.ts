import { z } from 'zod';

/** Forms in which data leaves the program. */
export const EXPORT_FORMATS = ['json', 'csv'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** How writing a file that the person chose a place for ended. */
export const savedFile = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('saved'), file: z.string(), detail: z.string().describe('What it holds, in words') }),
  z.object({ kind: z.literal('cancelled') }),
  z.object({ kind: z.literal('failed'), detail: z.string().describe('What happened and what to do next') }),
]);
export type SavedFile = z.infer<typeof savedFile>;

/** Where things lie on this computer. */
export const localData = z.object({
  dataFolder: z.string().nullable().describe('Null until the core has started once'),
  sizeBytes: z.number().int().nonnegative().nullable(),
  programFolder: z.string(),
  device: z.string().describe('Name of this computer, as the record of answers has it'),
});
export type LocalData = z.infer<typeof localData>;

/** How far an export is. */
export const exportProgress = z.object({ messageCount: z.number().int().nonnegative() });
