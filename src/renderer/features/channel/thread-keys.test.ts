import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../contract/settings.ts';
import { asked } from '../../state/test-fixtures.ts';
import { keymapOf } from '../keys/keymap.ts';
import { type ThreadPlace, threadKey } from './thread-keys.ts';
import type { ThreadRow } from './thread-rows.ts';

const row = (id: string, change = {}): ThreadRow => ({
  kind: 'message',
  key: id,
  hasHead: true,
  item: { key: `here/${id}`, accountId: 'here', message: asked(id, change) },
});
const rows: readonly ThreadRow[] = [
  { kind: 'day', key: 'day', ms: 0 },
  row('a'),
  { kind: 'day', key: 'day 2', ms: 1 },
  row('b', { review: null }),
];
const keymap = keymapOf(DEFAULT_SETTINGS);
const pressed = (key: string, marked: number, place: ThreadPlace = 'message') =>
  threadKey(key, keymap.find(key)?.id, place, rows, marked);

describe('keys inside a conversation', () => {
  it('go from message to message over the days, from the last one up', () => {
    expect(pressed('k', -1)).toEqual({ kind: 'mark', key: 'b' });
    expect(pressed('ArrowUp', 3)).toEqual({ kind: 'mark', key: 'a' });
    expect(pressed('j', 1)).toEqual({ kind: 'mark', key: 'b' });
    expect(pressed('j', 3)).toBeNull();
    expect(pressed('k', 1)).toBeNull();
  });

  it('leave other keys and places alone', () => {
    expect(pressed('r', 3)).toBeNull();
    expect(pressed('Mod+j', 3)).toBeNull();
    expect(pressed('ArrowDown', 1, 'inside')).toBeNull();
    expect(pressed('j', 1, 'inside')).toEqual({ kind: 'mark', key: 'b' });
  });

  it('are the keys that the person has chosen', () => {
    const own = keymapOf({ ...DEFAULT_SETTINGS, keys: { next: ['n'] } });
    const keyFor = (key: string) => threadKey(key, own.find(key)?.id, 'message', rows, 1);
    expect(keyFor('n')).toEqual({ kind: 'mark', key: 'b' });
    expect(keyFor('j')).toBeNull();
  });

  it('bring up the review that has the focus, and only a review', () => {
    expect(pressed('Enter', 1)).toMatchObject({ kind: 'open', item: { key: 'here/a' } });
    expect(pressed('Enter', 3)).toBeNull();
    expect(pressed('Enter', 1, 'inside')).toBeNull();
  });
});
