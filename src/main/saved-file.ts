import type { SavedFile } from '../contract/local-data.ts';
import type { PlainKey } from '../words/catalogue.ts';
import { t } from '../words/words.ts';

const BY_CODE: Readonly<Record<string, PlainKey>> = {
  ENOSPC: 'main.diskFullFreeSome',
  EACCES: 'main.placeCannotWrittenChoose',
  EPERM: 'main.placeCannotWrittenChoose',
  EROFS: 'main.diskCanOnlyRead',
  ENOENT: 'main.folderNotThereAny',
  EISDIR: 'main.thereFolderNameChoose',
};

/** Why writing failed, and what to do about it. */
export function failedFile(error: unknown): Extract<SavedFile, { kind: 'failed' }> {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason = error instanceof Error ? error.message : String(error);
  const known = Object.hasOwn(BY_CODE, code) ? BY_CODE[code] : undefined;
  const detail = known === undefined ? t('main.nothingWritten', { reason: reason.replace(/\.$/, '') }) : t(known);
  return { kind: 'failed', detail };
}
