import type { ExtraProps } from 'react-markdown';

type Element = NonNullable<ExtraProps['node']>;
type Child = Element['children'][number];
type Parent = { children: Child[] };

/** Nobody nests this deep for a reader; laying it out could bring the window down. */
export const DEEPEST_LEVEL = 60;

/** The words below a node, found without recursion: the tree may be deeper than the stack. */
function wordsOf(parent: Parent): string {
  const words: string[] = [];
  const waiting: Child[] = [...parent.children].reverse();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.type === 'text') words.push(node.value);
    else if ('children' in node) waiting.push(...[...node.children].reverse());
  }
  return words.join('');
}

/** Puts words in the place of everything that is nested deeper than `DEEPEST_LEVEL`. */
export function rehypeShallowTree() {
  return (tree: Parent): void => {
    let level: Parent[] = [tree];
    for (let depth = 0; level.length > 0; depth += 1) {
      if (depth === DEEPEST_LEVEL) {
        for (const parent of level) parent.children = [{ type: 'text', value: wordsOf(parent) }];
        return;
      }
      level = level.flatMap((parent) => parent.children.filter((child): child is Element => child.type === 'element'));
    }
  };
}

const QUOTE_MARKS = new RegExp(`^((?:[ \\t]{0,3}>){${DEEPEST_LEVEL}})[ \\t>]+`, 'gm');

/** Takes quotes in quotes beyond `DEEPEST_LEVEL` away before they are parsed, whose cost grows with the square of them. */
export function withShallowQuotes(text: string): string {
  return text.replace(QUOTE_MARKS, '$1 ');
}

/** Twenty lists in one another; in columns, of which a tab takes four. */
const WIDEST_INDENT = 40;
const WIDE_ITEM = /^[ \t]{11,}(?:[-*+]|\d{1,9}[.)])[ \t]/m;
const FENCE = /^\s*(`{3,}|~{3,})/;

function shallowItem(line: string): string {
  if (!WIDE_ITEM.test(line)) return line;
  const item = line.trimStart();
  const indent = line.slice(0, line.length - item.length).replaceAll('\t', '    ');
  return indent.length > WIDEST_INDENT ? ' '.repeat(WIDEST_INDENT) + item : line;
}

/** Takes lists in lists beyond twenty back to the twentieth before they are parsed, for the same reason; not in code. */
export function withShallowLists(text: string): string {
  if (!WIDE_ITEM.test(text)) return text;
  let fence: string | null = null;
  return text
    .split('\n')
    .map((line) => {
      const mark = FENCE.exec(line)?.[1];
      if (mark !== undefined && (fence === null || mark.startsWith(fence))) fence = fence === null ? mark : null;
      return fence === null ? shallowItem(line) : line;
    })
    .join('\n');
}
