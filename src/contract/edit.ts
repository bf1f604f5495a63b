import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { id } from './value.ts';

/** An attachment of a review that the person edits. */
export const editReference = z.object({ accountId: id, messageId: id, attachmentId: id });
export type EditReference = z.infer<typeof editReference>;

/** What is known of an edited attachment without its bytes. */
export const editFacts = editReference.extend({
  filename: z.string().min(1).max(LIMITS.filenameChars),
  mimeType: z.string().min(1).max(LIMITS.filenameChars),
  sizeBytes: z.number().int().nonnegative(),
});
export type EditFacts = z.infer<typeof editFacts>;

const content = z.object({
  bytes: z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= LIMITS.editBytes),
  /** How the edit came about, e.g. the shapes on a picture, so that it can be gone on with; the editor's own words. */
  steps: z.string().max(LIMITS.editStepsChars).nullable(),
});

/** An edited attachment as the window hands it over. */
export const wholeEdit = editFacts.omit({ sizeBytes: true }).extend(content.shape);
export type WholeEdit = z.infer<typeof wholeEdit>;

/** An edited attachment as it is read back. */
export const keptEdit = editFacts.extend(content.shape);
export type KeptEdit = z.infer<typeof keptEdit>;
