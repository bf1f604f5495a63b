import type { SavedFile } from '../contract/local-data.ts';

const BY_CODE: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full. Free some space or choose another disk, and try again.',
  EACCES: 'That place cannot be written. Choose another folder, and try again.',
  EPERM: 'That place cannot be written. Choose another folder, and try again.',
  EROFS: 'That disk can only be read. Choose another one, and try again.',
  ENOENT: 'That folder is not there any more. Choose another one, and try again.',
  EISDIR: 'There is a folder of that name. Choose another name, and try again.',
};

/** Why writing failed, and what to do about it. */
export function failedFile(error: unknown): Extract<SavedFile, { kind: 'failed' }> {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason = error instanceof Error ? error.message : String(error);
  const known = Object.hasOwn(BY_CODE, code) ? BY_CODE[code] : undefined;
  return { kind: 'failed', detail: known ?? `Nothing was written: ${reason.replace(/\.$/, '')}. Try again.` };
}
