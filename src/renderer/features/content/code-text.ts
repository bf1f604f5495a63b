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
