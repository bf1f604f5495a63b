/** Larger files are not compared. */
export const COMPARED_BYTES = 1024 * 1024;

/** A file's bytes as text, or null when they are none: not UTF-8, or with signs that no text has. */
export function textOf(bytes: Uint8Array): string | null {
  if (bytes.includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
