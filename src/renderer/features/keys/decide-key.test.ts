import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../contract/settings.ts';
import { decideKey, type FocusPlace, type PressedKey } from './decide-key.ts';
import { type KeySettings, keymapOf } from './keymap.ts';

const PLAIN = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, repeat: false };
const decide = (
  key: string,
  more: Partial<PressedKey> = {},
  place: FocusPlace = 'elsewhere',
  prefix: string | null = null,
  settings: KeySettings = DEFAULT_SETTINGS,
) => decideKey({ ...PLAIN, key, ...more }, place, false, prefix, keymapOf(settings));
const act = (id: string, position = 0) => ({ kind: 'act', id, position });

describe('keys', () => {
  it('move, choose and open', () => {
    expect(decide('j')).toEqual(act('next'));
    expect(decide('ArrowUp')).toEqual(act('previous'));
    expect(decide('3')).toEqual(act('choose', 3));
    expect(decide('?', { shiftKey: true })).toEqual(act('keys'));
  });

  it('rest while somebody types, except those that cannot be typed', () => {
    for (const key of ['j', '1', 'c', '?', 'g', 'Enter', 'ArrowDown']) expect(decide(key, {}, 'text')).toBeNull();
    expect(decide('Escape', {}, 'text')).toEqual(act('back'));
    expect(decide('Enter', { ctrlKey: true }, 'text')).toEqual(act('send'));
    for (const key of ['P', 'p'])
      expect(decide(key, { ctrlKey: true, shiftKey: true }, 'text')).toEqual(act('preview'));
  });

  it('leave combinations of others alone', () => {
    for (const more of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { shiftKey: true }]) {
      expect(decide('c', more)).toBeNull();
    }
    expect(decide('Enter', { metaKey: true })).toBeNull();
    const onMac = decideKey(
      { ...PLAIN, key: 'Enter', metaKey: true },
      'elsewhere',
      true,
      null,
      keymapOf(DEFAULT_SETTINGS),
    );
    expect(onMac).toEqual(act('send'));
  });

  it('go to a queue with two keys', () => {
    expect(decide('g')).toEqual({ kind: 'prefix', key: 'g' });
    expect(decide('c', {}, 'elsewhere', 'g')).toEqual(act('go-completed'));
    expect(decide('j', {}, 'elsewhere', 'g')).toEqual(act('next'));
  });

  it('select with Shift and an arrow, and undo only where no text has an undo of its own', () => {
    expect(decide('ArrowDown', { shiftKey: true })).toEqual(act('pick-next'));
    expect(decide('ArrowUp', { shiftKey: true, repeat: true })).toEqual(act('pick-previous'));
    for (const place of ['text', 'reading', 'choice'] as const) {
      expect(decide('ArrowDown', { shiftKey: true }, place)).toBeNull();
    }
    expect(decide('z', { ctrlKey: true })).toEqual(act('undo'));
    expect(decide('z', { ctrlKey: true }, 'text')).toBeNull();
    expect(decide('s', {}, 'elsewhere', 'g')).toEqual(act('go-snoozed'));
  });

  it('do not answer by being held down', () => {
    expect(decide('1', { repeat: true })).toBeNull();
    expect(decide('Enter', { ctrlKey: true, repeat: true })).toBeNull();
    expect(decide('j', { repeat: true })).toEqual(act('next'));
  });

  it('let buttons, long texts and dialogs have their own', () => {
    expect(decide('Enter', {}, 'control')).toBeNull();
    expect(decide('ArrowDown', {}, 'reading')).toBeNull();
    expect(decide('j', {}, 'reading')).toEqual(act('next'));
    for (const key of ['Enter', 'ArrowDown']) expect(decide(key, {}, 'choice')).toBeNull();
    expect(decide('2', {}, 'choice')).toEqual(act('choose', 2));
    expect(decide('Escape', {}, 'overlay')).toBeNull();
  });

  it('do what the person chose', () => {
    const settings = {
      hasSingleKeys: true,
      keys: { next: ['n'], comment: [], 'go-all': ['Mod+Shift+A'], unknown: ['q'] },
    };
    const pressed = (key: string, more?: Partial<PressedKey>) => decide(key, more, 'elsewhere', null, settings);
    expect(pressed('n')).toEqual(act('next'));
    for (const key of ['j', 'ArrowDown', 'c', 'q']) expect(pressed(key)).toBeNull();
    expect(pressed('A', { ctrlKey: true, shiftKey: true })).toEqual(act('go-all'));
    expect(pressed('k')).toEqual(act('previous'));
  });

  it('are quiet without single keys, but for arrows, Enter, Esc and combinations', () => {
    const settings = { hasSingleKeys: false, keys: { preview: ['Shift+P', 'F6'] } };
    const pressed = (key: string, more?: Partial<PressedKey>) => decide(key, more, 'elsewhere', null, settings);
    for (const key of ['j', '1', '?', 'c', 'g', '/']) expect(pressed(key)).toBeNull();
    expect(pressed('P', { shiftKey: true })).toBeNull();
    expect(decide('n', {}, 'elsewhere', 'g', settings)).toBeNull();
    expect(pressed('ArrowDown')).toEqual(act('next'));
    expect(pressed('Enter')).toEqual(act('open'));
    expect(pressed('Escape')).toEqual(act('back'));
    expect(pressed('F6')).toEqual(act('preview'));
    expect(pressed('2', { ctrlKey: true })).toEqual(act('account', 2));
  });

  it('give a combination to what the person chose rather than to a usual key', () => {
    const settings = { hasSingleKeys: true, keys: { preview: ['j'] } };
    expect(decide('j', {}, 'elsewhere', null, settings)).toEqual(act('preview'));
  });
});
