import type { SavedFile } from '../../contract/local-data.ts';
import { saveFailureWords } from './save-failure.ts';

/** What is answered when writing a file failed. */
export function failedFile(error: unknown): Extract<SavedFile, { kind: 'failed' }> {
  const reason = error instanceof Error ? error.message : String(error);
  return { kind: 'failed', detail: saveFailureWords(error, reason) };
}
