import { describe, expect, it } from 'vitest';
import { ariaKeys, combinationOf, isSingleKey, keyCaps, keyWords, type Pressed } from './combination.ts';

const PLAIN = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const named = (key: string, more: Partial<Pressed> = {}, isMac = false) =>
  combinationOf({ ...PLAIN, key, ...more }, isMac);

describe('combinations', () => {
  it.each<[string | null, string, Partial<Pressed>, boolean?]>([
    ['j', 'j', {}],
    ['j', 'J', {}],
    ['Shift+J', 'J', { shiftKey: true }],
    ['Shift+J', 'j', { shiftKey: true }],
    ['/', '/', { shiftKey: true }],
    ['1', '1', { shiftKey: true }],
    ['Mod+k', 'k', { ctrlKey: true }],
    ['Mod+k', 'k', { metaKey: true }, true],
    [null, 'k', { metaKey: true }],
    [null, 'k', { ctrlKey: true }, true],
    [null, 'q', { altKey: true }],
    [null, 'Shift', { shiftKey: true }],
    ['Shift+ArrowDown', 'ArrowDown', { shiftKey: true }],
    ['Mod+Shift+P', 'P', { ctrlKey: true, shiftKey: true }],
    ['j', 'о', { code: 'KeyJ' }],
    ['Shift+J', 'О', { code: 'KeyJ', shiftKey: true }],
    ['Space', ' ', {}],
  ])('%s is %s with %o', (name, key, more, isMac = false) => expect(named(key, more, isMac)).toBe(name));

  it('know which of them can also be typed', () => {
    for (const name of ['j', '/', 'g n', 'Shift+J', '1…9']) expect(isSingleKey(name)).toBe(true);
    for (const name of ['Mod+k', 'ArrowDown', 'Enter', 'Escape', 'F6', 'Mod+1…9', 'Shift+ArrowUp'])
      expect(isSingleKey(name)).toBe(false);
  });

  it('are printed as the keyboard has them', () => {
    expect(keyCaps('Mod+Enter', 'darwin')).toEqual(['⌘', '↵']);
    expect(keyCaps('g n', 'linux')).toEqual(['G', 'N']);
    expect(keyCaps('Mod++', 'linux')).toEqual(['Ctrl', '+']);
    expect(keyWords('g n', 'linux')).toBe('G then N');
    expect(keyWords('Mod+Shift+P', 'darwin')).toBe('Command+Shift+P');
    expect(ariaKeys('Mod+Enter', 'linux')).toBe('Control+Enter');
    expect(ariaKeys('g n', 'linux')).toBeUndefined();
  });
});
