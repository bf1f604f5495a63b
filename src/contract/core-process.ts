import { z } from 'zod';

/** What the core's process tells the program that started it, over its own port. */
export const coreReport = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('ready'),
    url: z.string(),
    apiKey: z.string(),
    channelId: z.string(),
    /** A session of the owner, so that the program is an ordinary client from here on. */
    sessionToken: z.string(),
    notice: z.string().nullable(),
    dataFolder: z.string(),
  }),
  z.object({ kind: z.literal('failed'), code: z.string(), message: z.string() }),
]);
export type CoreReport = z.infer<typeof coreReport>;

/** What a backup that the program started tells it, over the same kind of port. */
export const backupReport = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('backed-up'), fileCount: z.number().int() }),
  z.object({ kind: z.literal('failed'), code: z.string(), message: z.string() }),
]);
export type BackupReport = z.infer<typeof backupReport>;

/** What the program tells the core's process. */
export const coreCommand = z.object({ kind: z.literal('stop') });
export type CoreCommand = z.infer<typeof coreCommand>;

/** Exit codes of the core's process, after sysexits.h where it has a fitting one. */
export const EXIT_CODES = {
  ok: 0,
  usage: 64,
  internal: 70,
  data_folder_unusable: 73,
  database_unusable: 74,
  database_newer: 76,
  address_unusable: 69,
  password_needed: 78,
  backup_unusable: 65,
  refused: 1,
} as const;
