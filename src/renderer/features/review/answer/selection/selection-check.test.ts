import { describe, expect, it } from 'vitest';
import { checkSelection, matchingItems, type SelectionItem, toggled } from './selection-check.ts';

const items: SelectionItem[] = [
  { id: 'a', label: 'Frankfurt', description: 'EU, 12 ms' },
  { id: 'b', label: 'Virginia', description: 'US, 96 ms' },
  { id: 'c', label: '' },
];
const ids = (found: readonly SelectionItem[]) => found.map(({ id }) => id).join('');

describe('the filter', () => {
  it.each([
    ['', 'abc'],
    ['  ', 'abc'],
    ['frank', 'a'],
    ['MS', 'ab'],
    ['us virginia', 'b'],
    ['eu virginia', ''],
    ['c', 'c'],
  ])('%j keeps %j', (typed, kept) => {
    expect(ids(matchingItems(items, typed))).toBe(kept);
  });
});

describe('choosing', () => {
  it.each([
    ['single', [], 'a', ['a']],
    ['single', ['a'], 'b', ['b']],
    ['single', ['a'], 'a', ['a']],
    ['multi', ['a'], 'b', ['a', 'b']],
    ['multi', ['a', 'b'], 'a', ['b']],
  ] as const)('%s, with %j chosen, %s leaves %j', (mode, chosen, id, left) => {
    expect(toggled(mode, chosen, id)).toEqual(left);
  });
});

describe('the check before sending', () => {
  it.each([
    ['single', ['b'], ['b'], ['Virginia']],
    ['multi', ['c', 'a', 'a'], ['a', 'c'], ['Frankfurt', 'c']],
    ['multi', ['a', 'gone'], ['a'], ['Frankfurt']],
  ] as const)('%s %j is sent as %j', (mode, chosen, selectedIds, labels) => {
    expect(checkSelection({ mode, items }, chosen)).toEqual({ ok: true, selectedIds, labels });
  });

  it.each([
    ['single', [], 'Choose one.'],
    ['single', ['a', 'b'], 'Choose only one.'],
    ['multi', ['gone'], 'Choose at least one.'],
  ] as const)('%s %j is not sent: %s', (mode, chosen, problem) => {
    expect(checkSelection({ mode, items }, chosen)).toEqual({ ok: false, problem });
  });
});
