import type { ExtraProps } from 'react-markdown';

type Node = NonNullable<ExtraProps['node']>;
type Child = Node['children'][number];

/** A block of code, taken out of the syntax tree. */
export interface Code {
  readonly language: string;
  readonly text: string;
}

function textOf(child: Child): string {
  if (child.type === 'text') return child.value;
  return 'children' in child ? child.children.map(textOf).join('') : '';
}

/** The language and the text of a `pre` element. */
export function codeOf(node: Node | undefined): Code {
  const code = node?.children.find((child) => child.type === 'element');
  const names = code?.properties.className;
  const named = Array.isArray(names) ? names.find((name) => String(name).startsWith('language-')) : undefined;
  const text = node ? textOf(node) : '';
  return { language: named ? String(named).slice('language-'.length) : '', text: text.replace(/\n$/, '') };
}

/** What a line of a diff does. */
export type DiffMark = 'added' | 'removed' | 'place' | 'same';

/** Says of each line of a diff what it does. */
export function diffLines(text: string): { mark: DiffMark; line: string }[] {
  return text.split('\n').map((line) => {
    if (/^(?:@@|diff |index |\+\+\+|---)/.test(line)) return { mark: 'place', line };
    if (line.startsWith('+')) return { mark: 'added', line };
    return { mark: line.startsWith('-') ? 'removed' : 'same', line };
  });
}

const WHOLE = /^(`{3,}|~{3,})[ \t]*([^\s`]*)[^\n`]*\n([\s\S]*)$/;

/** The code of a part of markdown that is one fenced block and nothing else; null for any other. */
export function wholeCode(part: string): Code | null {
  const [, mark, language = '', rest = ''] = WHOLE.exec(part) ?? [];
  if (mark === undefined) return null;
  const close = new RegExp(`(?:^|\\n) {0,3}${mark}+[ \\t]*(?:\\n\\s*)?$`).exec(rest);
  const text = close === null ? null : rest.slice(0, close.index);
  // A mark within it could have ended the block sooner, and what comes after it would not be code.
  return text === null || text.includes(mark) ? null : { language, text };
}

/** About so much code is coloured at once. */
const STRETCH_CHARS = 6_000;

/** Where the stretch of a code ends that begins at `start`: where something new is likely to begin, or else with a line. */
export function stretchEnd(text: string, start: number): number {
  const most = start + STRETCH_CHARS;
  if (text.length <= most) return text.length;
  const least = start + STRETCH_CHARS / 2;
  for (const mark of ['\n\n', '\n']) {
    for (let at = text.lastIndexOf(mark, most); at >= least; at = text.lastIndexOf(mark, at - 1)) {
      const end = at + mark.length;
      // What is set in goes on with what is above it: a comment, a text of several lines.
      if (mark === '\n' || /\S/.test(text.charAt(end))) return end;
    }
  }
  return most;
}
