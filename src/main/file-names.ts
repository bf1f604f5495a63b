const FORBIDDEN = /[/\\:*?"<>|\p{C}]/gu;
/** Names that Windows keeps for devices, whatever follows the dot. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;
const MAX_CHARS = 200;
const ENDING_CHARS = 20;

/** A name under which a file can be saved on any system, as near as possible to the one an agent gave it. */
export function savableName(filename: string): string {
  const plain = filename
    .replace(FORBIDDEN, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '')
    .replace(DEVICE, '$&_');
  if (plain === '') return 'file';
  return plain.length <= MAX_CHARS ? plain : plain.slice(0, MAX_CHARS - ENDING_CHARS) + plain.slice(-ENDING_CHARS);
}

/** Why a file was not saved, and what to do about it. */
export function unsavedWords(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : null;
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'The file was not saved: the disk is full. Free some space or choose another disk.';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'The file was not saved: this folder cannot be written. Choose another folder.';
    case 'ENOENT':
      return 'The file was not saved: this folder does not exist any more. Choose another folder.';
    default:
      return 'The file was not saved: it did not arrive whole. Try again.';
  }
}
