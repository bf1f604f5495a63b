/** Laying out more markdown than this at once would be felt. */
export const PART_CHARS = 20_000;

/** Cuts a long text into parts, between paragraphs where there are any. */
export function textParts(text: string): string[] {
  const parts: string[] = [];
  let start = 0;
  while (text.length - start > PART_CHARS) {
    const limit = start + PART_CHARS;
    const paragraph = text.lastIndexOf('\n\n', limit);
    const line = text.lastIndexOf('\n', limit);
    const end = paragraph > start ? paragraph : line > start ? line : limit;
    parts.push(text.slice(start, end));
    start = end;
  }
  parts.push(text.slice(start));
  return parts;
}
