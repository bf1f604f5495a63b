import { expect, it } from 'vitest';
import { checkParent } from './agent-place.ts';

const PARENTS: Readonly<Record<string, string>> = { child: 'parent', parent: 'top', x: 'y', y: 'x' };
const parentOf = (id: string) => PARENTS[id] ?? null;
const impossible = expect.objectContaining({ code: 'parent_impossible' });

it('lets an agent stand under any that does not stand under it', () => {
  expect(() => checkParent('other', 'child', parentOf)).not.toThrow();
  expect(() => checkParent('child', 'top', parentOf)).not.toThrow();
});

it('refuses itself, its child and its grandchild', () => {
  for (const parentId of ['top', 'parent', 'child']) {
    expect(() => checkParent('top', parentId, parentOf)).toThrow(impossible);
  }
});

it('comes to an end on a ring that is there already', () => {
  expect(() => checkParent('other', 'x', parentOf)).not.toThrow();
});
