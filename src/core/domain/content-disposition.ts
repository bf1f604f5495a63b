/**
 * A `Content-Disposition` that no file name can break: a plain ASCII name first, then the true one in UTF-8 (RFC 6266).
 * `%` is replaced in the first because some clients decode it (contract.md 6.8).
 */
export function contentDisposition(kind: 'inline' | 'attachment', filename: string): string {
  const plain = filename.replace(/[^\x20-\x7e]|["\\%]/gu, '_');
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encodeExtended(filename)}`;
}

/** Percent-encodes all that RFC 8187 does not allow bare; a half of a character outside the BMP becomes U+FFFD. */
function encodeExtended(text: string): string {
  const wellFormed = text.replace(/\p{Surrogate}/gu, '\ufffd');
  return encodeURIComponent(wellFormed).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
