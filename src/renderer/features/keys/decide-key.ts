import { combinationOf, type Pressed } from './combination.ts';
import { commandOf } from './key-table.ts';
import type { Binding, Keymap } from './keymap.ts';

/** A key event as far as a decision looks at it. */
export interface PressedKey extends Pressed {
  /** Held down: a second event that nobody pressed. */
  readonly repeat: boolean;
}

/**
 * Where the focus is: in a text control, on a radio, checkbox or slider that has its own arrows, on something that Enter
 * presses, in a scrolled text, in a dialog or menu.
 */
export type FocusPlace = 'text' | 'choice' | 'control' | 'reading' | 'overlay' | 'elsewhere';

/** What a key means: what to do, or the first key of two. Null when the key is not ours. */
export type KeyDecision = ({ readonly kind: 'act' } & Binding) | { readonly kind: 'prefix'; readonly key: string };

/** Can it be meant for a text control? Combinations with Mod, Esc and the F keys write nothing. */
function canBeTyped(name: string): boolean {
  return !name.startsWith('Mod+') && !/^(?:Escape|F\d{1,2})$/.test(name);
}

/** Decides what a pressed key means; `prefix` is the first key of two, when it was pressed just before. */
export function decideKey(
  pressed: PressedKey,
  place: FocusPlace,
  isMac: boolean,
  prefix: string | null,
  keymap: Keymap,
): KeyDecision | null {
  const name = place === 'overlay' ? null : combinationOf(pressed, isMac);
  if (name === null || (place === 'text' && canBeTyped(name))) return null;
  const act = (binding: Binding): KeyDecision | null =>
    (pressed.repeat && !commandOf(binding.id)?.isRepeated) || (place === 'text' && commandOf(binding.id)?.isNotForText)
      ? null
      : { kind: 'act', ...binding };

  const second = prefix === null ? undefined : keymap.find(`${prefix} ${name}`);
  if (second) return act(second);
  if (name === 'Enter' && (place === 'control' || place === 'choice')) return null;
  if (/^(?:Shift\+)?Arrow/.test(name) && (place === 'reading' || place === 'choice')) return null;
  const binding = keymap.find(name);
  if (binding) return act(binding);
  return keymap.isPrefix(name) && !pressed.repeat ? { kind: 'prefix', key: name } : null;
}
