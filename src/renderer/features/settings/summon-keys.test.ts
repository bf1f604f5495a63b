import { expect, it } from 'vitest';
import { summonCaps, summonKeysOf } from './summon-keys.ts';

const PLAIN = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

it.each<[string | null, object, boolean?]>([
  ['Control+Alt+P', { key: 'p', code: 'KeyP', ctrlKey: true, altKey: true }],
  ['Alt+Shift+7', { key: '/', code: 'Digit7', altKey: true, shiftKey: true }],
  ['Super+Space', { key: ' ', code: 'Space', metaKey: true }],
  ['Command+F9', { key: 'F9', code: 'F9', metaKey: true }, true],
  [null, { key: 'p', code: 'KeyP' }],
  [null, { key: 'P', code: 'KeyP', shiftKey: true }],
  [null, { key: 'Control', code: 'ControlLeft', ctrlKey: true }],
  [null, { key: 'Tab', code: 'Tab', altKey: true }],
])('%s is recorded of %o', (keys, pressed, isMac = false) =>
  expect(summonKeysOf({ ...PLAIN, key: '', ...pressed }, isMac)).toBe(keys),
);

it('is printed as the keyboard has it', () => {
  expect(summonCaps('Control+Alt+P', false)).toEqual(['Ctrl', 'Alt', 'P']);
});
