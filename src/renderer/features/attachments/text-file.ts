/** A text as it is edited: without the marks of its file, which it gets back when it is written. */
export interface TextFile {
  readonly text: string;
  readonly hasCarriageReturns: boolean;
  readonly hasByteOrderMark: boolean;
}

const BYTE_ORDER_MARK = '\ufeff';

/** Reads a whole file as text; null when it is none, so that nothing is edited that could not be written back as it was. */
export function readTextFile(bytes: Uint8Array): TextFile | null {
  let whole: string;
  try {
    whole = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
  if (whole.includes('\0')) return null;
  const hasByteOrderMark = whole.startsWith(BYTE_ORDER_MARK);
  const text = hasByteOrderMark ? whole.slice(1) : whole;
  const breaks = text.match(/\r\n|\n/g) ?? [];
  const hasCarriageReturns = breaks.filter((lineBreak) => lineBreak === '\r\n').length * 2 > breaks.length;
  return { text: text.replace(/\r\n?/g, '\n'), hasCarriageReturns, hasByteOrderMark };
}

/** The bytes of a text, as its file had them. */
export function writeTextFile({ text, hasCarriageReturns, hasByteOrderMark }: TextFile): Uint8Array<ArrayBuffer> {
  const lines = hasCarriageReturns ? text.replaceAll('\n', '\r\n') : text;
  return new Uint8Array(new TextEncoder().encode(hasByteOrderMark ? BYTE_ORDER_MARK + lines : lines));
}

/** The beginning of a file as text to look at, whatever its bytes; a character that the end cut through is left out. */
export function textToShow(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes, { stream: true });
}

/** Whether bytes look like anything but text. */
export function isBinary(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 8_000).includes(0);
}
