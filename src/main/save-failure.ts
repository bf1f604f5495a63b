const BY_CODE: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full. Free some space or choose another disk, and try again.',
  EDQUOT: 'the disk is full. Free some space or choose another disk, and try again.',
  EACCES: 'that place cannot be written. Choose another folder, and try again.',
  EPERM: 'that place cannot be written. Choose another folder, and try again.',
  EROFS: 'that disk can only be read. Choose another one, and try again.',
  ENOENT: 'that folder is not there any more. Choose another one, and try again.',
  EISDIR: 'there is a folder of that name. Choose another name, and try again.',
};

/** Why nothing was saved, and what to do about it; `otherwise` is the reason where the system does not name one. */
export function saveFailureWords(cause: unknown, otherwise: string): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const known = Object.hasOwn(BY_CODE, code) ? BY_CODE[code] : undefined;
  return `Nothing was saved: ${known ?? `${otherwise.replace(/\.$/, '')}. Try again.`}`;
}
