/** Only this much of a text is looked at: a message may be megabytes. */
const READ_CHARS = 1_600;

/** Markdown as a line of plain words: marks dropped, blank lines closed. */
export function plainText(markdown: string): string {
  return oneLine(
    markdown
      .slice(0, READ_CHARS)
      .replace(/^```.*$/gm, '')
      .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replace(/^\s{0,3}(#{1,6}|>|[-*+])\s+/gm, '')
      .replace(/(\*\*|__|`|~~)/g, ''),
  );
}

/** The first line of a text that has words, as plain words; empty when there is none. */
export function firstLine(markdown: string, maxChars: number): string {
  const lines = markdown.slice(0, READ_CHARS).split('\n').map(plainText);
  return shorten(lines.find((line) => /[\p{L}\p{N}]/u.test(line)) ?? '', maxChars);
}

/** At most so many characters; what is cut off shows as an ellipsis. */
export function shorten(text: string, maxChars: number): string {
  return text.length > maxChars ? `${text.slice(0, maxChars - 1).trimEnd()}…` : text;
}

// Control and direction characters could make a line say something else than its text does.
const MISLEADING = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A text on one line, without characters that mislead. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').replace(MISLEADING, '').trim();
}
