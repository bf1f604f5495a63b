import { stripMarkdown } from '../../state/question.ts';

const EXCERPT_CHARS = 200;
const SEARCHED_CHARS = 2_000;
const QUOTE = /^> \*\*[^\n]*\n\n/;

/** The first words of a message, without the marks of markdown. */
export function excerpt(text: string): string {
  const words = text
    .slice(0, SEARCHED_CHARS)
    .split('\n')
    .map(stripMarkdown)
    .filter((line) => line !== '')
    .join(' ');
  return words.length > EXCERPT_CHARS ? `${words.slice(0, EXCERPT_CHARS).trimEnd()}…` : words;
}

/** A text with a quote before it, as agents expect one (contract.md 12.11); it takes the place of an earlier quote. */
export function withQuote(text: string, name: string, quoted: string): string {
  const author = name.replace(/[*\n]/g, ' ').trim();
  return `> **${author}:** ${excerpt(quoted)}\n\n${text.replace(QUOTE, '')}`;
}
