import type { ExtraProps } from 'react-markdown';

type Node = NonNullable<ExtraProps['node']>;
type Child = Node['children'][number] | { type: 'root'; children: Node['children'] };

/** The deepest heading that HTML has. */
const DEEPEST = 6;

/** All headings below a node, in reading order. */
function headings(node: Child): Node[] {
  const self = node.type === 'element' && /^h[1-6]$/.test(node.tagName) ? [node] : [];
  return 'children' in node ? [...self, ...node.children.flatMap((child) => headings(child as Child))] : self;
}

/**
 * Puts the headings of a text below the title of the question, which is of the second level, and leaves no level out:
 * a screen reader goes by levels. How a heading looks follows the level that was written (`data-level`).
 */
export function rehypeHeadingOrder() {
  return (tree: Child): void => {
    let previous = 2;
    for (const heading of headings(tree)) {
      const written = Number(heading.tagName.slice(1));
      previous = Math.min(DEEPEST, written + 2, previous + 1);
      heading.tagName = `h${previous}`;
      heading.properties = { ...heading.properties, dataLevel: written };
    }
  };
}
