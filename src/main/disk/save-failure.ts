import type { PlainKey } from '../../words/catalogue.ts';
import { t } from '../../words/words.ts';

const BY_CODE: Readonly<Record<string, PlainKey>> = {
  ENOSPC: 'main.saveDiskFull',
  EDQUOT: 'main.saveDiskFull',
  EACCES: 'main.savePlaceClosed',
  EPERM: 'main.savePlaceClosed',
  EROFS: 'main.saveDiskReadOnly',
  ENOENT: 'main.saveFolderGone',
  EISDIR: 'main.saveNameTaken',
};

/** Why nothing was saved, and what to do about it; `otherwise` is the reason where the system does not name one. */
export function saveFailureWords(cause: unknown, otherwise: string): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const known = Object.hasOwn(BY_CODE, code) ? BY_CODE[code] : undefined;
  return known === undefined ? t('main.saveFailed', { reason: otherwise.replace(/\.$/, '') }) : t(known);
}
