import { expect, it } from 'vitest';
import { DEEPEST_LEVEL, rehypeShallowTree, withShallowLists, withShallowQuotes } from './shallow-tree.ts';

type Tree = Parameters<ReturnType<typeof rehypeShallowTree>>[0];

function nested(depth: number): Tree {
  let children: Tree['children'] = [{ type: 'text', value: 'deep' }];
  for (let level = 0; level < depth; level += 1) {
    children = [{ type: 'element', tagName: 'blockquote', properties: {}, children }];
  }
  return { children };
}

function depthOf(tree: Tree): number {
  let depth = 0;
  for (let [node] = tree.children; node?.type === 'element'; node = node.children[0]) depth += 1;
  return depth;
}

it('leaves a usual tree as it is', () => {
  const tree = nested(DEEPEST_LEVEL - 1);
  rehypeShallowTree()(tree);
  expect(tree).toEqual(nested(DEEPEST_LEVEL - 1));
});

it('cuts one that is deeper than the stack, and keeps its words', () => {
  const tree = nested(200_000);
  rehypeShallowTree()(tree);
  expect(depthOf(tree)).toBe(DEEPEST_LEVEL);
  let [node] = tree.children;
  while (node?.type === 'element') [node] = node.children;
  expect(node).toEqual({ type: 'text', value: 'deep' });
});

it('takes away quotes in quotes that are too deep, and no other', () => {
  expect(withShallowQuotes(`a\n${'> '.repeat(500)}deep > b`)).toBe(`a\n${'> '.repeat(DEEPEST_LEVEL)}deep > b`);
  expect(withShallowQuotes('> > a\n>>> b > c')).toBe('> > a\n>>> b > c');
});

it('takes lists in lists back to the twentieth, but leaves code and usual lists alone', () => {
  const usual = '- a\n  - b\n    1. c\n\t\t- d';
  expect(withShallowLists(usual)).toBe(usual);
  expect(withShallowLists(`${' '.repeat(400)}- deep\n\t\t\t\t\t\t\t\t\t\t\t\t2. too`)).toBe(
    `${' '.repeat(40)}- deep\n${' '.repeat(40)}2. too`,
  );
  const code = `\`\`\`\n${' '.repeat(60)}- code\n\`\`\`\n`;
  expect(withShallowLists(`${code}${' '.repeat(60)}- x`)).toBe(`${code}${' '.repeat(40)}- x`);
});
