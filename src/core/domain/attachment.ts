import { LIMITS } from '../../contract/limits.ts';

/** A file of a channel as it is stored; its bytes lie under their hash (contract.md 4.2). */
export interface StoredAttachment {
  readonly id: string;
  /** Null while it is an orphan: stored, but not yet in a message. */
  readonly messageId: string | null;
  readonly channelId: string;
  readonly ownerId: string;
  readonly filename: string;
  readonly mimeType: string;
  readonly sizeBytes: number;
  /** Opaque on the wire: agents only print it. */
  readonly storageKey: string;
  /** SHA-256 of the bytes, lower-case hexadecimal. */
  readonly sha256: string;
  readonly createdAt: number;
}

const UNKNOWN_TYPE = 'application/octet-stream';
const UNNAMED = 'file';
const TEXT_TYPES = new Set(['text/markdown', 'text/plain', 'text/html', 'text/csv']);
const MEDIA_TYPE = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(;[\x20-\x7e]*)?$/;

/** Which plugin shows a file (contract.md 4.2). */
export function pluginTypeOf(mimeType: string): string {
  return isImage(mimeType) ? '@uax/image' : '@uax/file';
}

/** Whether a type is `image/*`. */
export function isImage(mimeType: string): boolean {
  return mimeType.toLowerCase().startsWith('image/');
}

/** Whether a file travels as text inside some answers (contract.md 4.2). */
export function isShownAsText({ mimeType, sizeBytes }: StoredAttachment): boolean {
  const [essence = ''] = mimeType.toLowerCase().split(';');
  return TEXT_TYPES.has(essence.trim()) && sizeBytes <= LIMITS.textContentBytes;
}

/** The type to store: what was said when that can stand in a header, else the type of unknown bytes. */
export function storableMimeType(given: string | undefined): string {
  if (given === undefined || given.length > LIMITS.filenameChars || !MEDIA_TYPE.test(given)) return UNKNOWN_TYPE;
  return given;
}

/** The name to store: never empty, shortened in its middle so that its ending stays. */
export function storableFilename(given: string | undefined): string {
  if (given === undefined || given.trim() === '') return UNNAMED;
  const excess = given.length - LIMITS.filenameChars;
  if (excess <= 0) return given;
  const ENDING_CHARS = 32;
  return given.slice(0, LIMITS.filenameChars - ENDING_CHARS) + given.slice(-ENDING_CHARS);
}

/**
 * Names for the entries of an archive, in order: no folder, no control character, and each only once, whatever its
 * case (`a.txt`, `a (2).txt`).
 */
export function uniqueEntryNames(filenames: readonly string[]): string[] {
  const taken = new Set<string>();
  return filenames.map((filename) => {
    const plain = filename.replace(/[/\\:*?"<>|\p{C}]/gu, '_').replace(/^\.*$/, UNNAMED);
    const [, stem = '', ending = ''] = /^(.+?)(\.[^.]*)?$/.exec(plain) ?? [];
    let name = plain;
    for (let count = 2; taken.has(name.toLowerCase()); count += 1) name = `${stem} (${count})${ending}`;
    taken.add(name.toLowerCase());
    return name;
  });
}
