import { KEY_TABLE, type KeyAction } from './key-table.ts';

/** What a decision looks at of a pressed key. */
export interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  /** Held down: a second event that nobody pressed. */
  readonly repeat: boolean;
}

/**
 * Where the focus is: in a text control, on a radio, checkbox or slider that has its own arrows, on something that Enter
 * presses, in a scrolled text, in a dialog or menu.
 */
export type FocusPlace = 'text' | 'choice' | 'control' | 'reading' | 'overlay' | 'elsewhere';

/** What a key means: what to do, or the first key of two. Null when the key is not ours. */
export type KeyDecision =
  | { readonly kind: 'act'; readonly action: KeyAction; readonly position: number }
  | { readonly kind: 'prefix'; readonly key: string };

const act = (action: KeyAction, position = 0): KeyDecision => ({ kind: 'act', action, position });

/** Decides what a pressed key means; `prefix` is the first key of two, when it was pressed just before. */
export function decideKey(
  pressed: Pressed,
  place: FocusPlace,
  isMac: boolean,
  prefix: string | null,
): KeyDecision | null {
  if (place === 'overlay') return null;
  const { key, repeat } = pressed;
  const isMod = isMac ? pressed.metaKey && !pressed.ctrlKey : pressed.ctrlKey && !pressed.metaKey;
  if (isMod && !pressed.altKey) {
    const name = pressed.shiftKey ? `Mod+Shift+${key.toUpperCase()}` : `Mod+${key}`;
    const line = KEY_TABLE.find(({ keys }) => keys.includes(name));
    if (!line || repeat || (place === 'text' && line.isNotForText)) return null;
    return act(line.action);
  }
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return null;
  if (key === 'Escape') return act('back');
  if (place === 'text') return null;

  if (prefix !== null) {
    const line = KEY_TABLE.find(({ keys }) => keys.includes(`${prefix} ${key}`));
    if (line) return act(line.action);
  }
  if (pressed.shiftKey && key.startsWith('Arrow')) {
    const line = KEY_TABLE.find(({ keys }) => keys.includes(`Shift+${key}`));
    return line && place !== 'reading' && place !== 'choice' ? act(line.action) : null;
  }
  // Shift is part of `?`, but a capital is not the letter: it stays free for later commands.
  if (pressed.shiftKey && key !== '?') return null;
  if (/^[1-9]$/.test(key)) return repeat ? null : act('choose', Number(key));
  if (key === 'Enter' && (place === 'control' || place === 'choice')) return null;
  if (key.startsWith('Arrow') && (place === 'reading' || place === 'choice')) return null;
  const line = KEY_TABLE.find(({ keys }) => keys.includes(key));
  if (line) return repeat && line.group !== 'Move' ? null : act(line.action);
  const isPrefix = KEY_TABLE.some(({ keys }) => keys.some((combination) => combination.startsWith(`${key} `)));
  return isPrefix && !repeat ? { kind: 'prefix', key } : null;
}
