import { common, createLowlight } from 'lowlight';

/** What a stretch of code is, as far as it has a colour of its own. */
export type CodeKind = 'keyword' | 'string' | 'number' | 'comment' | 'name' | 'type' | 'property' | 'meta';

/** A stretch of code of one colour. */
export interface CodePart {
  readonly text: string;
  readonly kind: CodeKind | null;
}

const KINDS: Readonly<Record<string, CodeKind>> = {
  keyword: 'keyword',
  'selector-tag': 'keyword',
  string: 'string',
  regexp: 'string',
  symbol: 'string',
  link: 'string',
  number: 'number',
  literal: 'number',
  bullet: 'number',
  comment: 'comment',
  quote: 'comment',
  doctag: 'comment',
  title: 'name',
  section: 'name',
  name: 'name',
  'selector-id': 'name',
  'selector-class': 'name',
  type: 'type',
  built_in: 'type',
  attr: 'property',
  attribute: 'property',
  property: 'property',
  variable: 'property',
  'template-variable': 'property',
  meta: 'meta',
};

const lowlight = createLowlight(common);
type Tree = ReturnType<typeof lowlight.highlight>;
type Node = Tree['children'][number];

function kindOf(names: unknown): CodeKind | null {
  for (const name of Array.isArray(names) ? names : []) {
    const word = String(name).replace(/^hljs-/, '');
    if (Object.hasOwn(KINDS, word)) return KINDS[word] ?? null;
  }
  return null;
}

function flatten(nodes: readonly Node[], kind: CodeKind | null, parts: CodePart[]): void {
  for (const node of nodes) {
    if (node.type === 'text') parts.push({ text: node.value, kind });
    else if (node.type === 'element') flatten(node.children, kindOf(node.properties.className) ?? kind, parts);
  }
}

/** Code cut into stretches of one colour each; null for a language that is not among the usual ones. */
export function colourCode(language: string, text: string): CodePart[] | null {
  if (!lowlight.registered(language)) return null;
  const parts: CodePart[] = [];
  flatten(lowlight.highlight(language, text).children, null, parts);
  return parts;
}
