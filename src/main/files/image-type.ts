/** Beginnings of the picture formats that a window may show. SVG is none of them: it is a document with scripts. */
const BEGINNINGS: readonly (readonly [type: string, matches: (bytes: Buffer) => boolean])[] = [
  ['image/png', (bytes) => bytes.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))],
  ['image/jpeg', (bytes) => bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))],
  ['image/gif', (bytes) => /^GIF8[79]a/.test(bytes.toString('latin1', 0, 6))],
  ['image/webp', (bytes) => /^RIFF.{4}WEBP/s.test(bytes.toString('latin1', 0, 12))],
  ['image/avif', (bytes) => /^.{4}ftypavi[fs]/s.test(bytes.toString('latin1', 0, 12))],
];

/** The format of a picture by its bytes, whatever the server called it; null when it is none that may be shown. */
export function imageTypeOf(bytes: Buffer): string | null {
  return BEGINNINGS.find(([, matches]) => matches(bytes))?.[0] ?? null;
}
