import type { Pressed } from '../keys/combination.ts';

const NAMED: ReadonlySet<string> = new Set(Array.from({ length: 24 }, (_, index) => `F${index + 1}`));

/** Where a key is on the keyboard; what is printed on it may need Shift or Alt. */
const PLACE = /^(?:Key([A-Z])|Digit([0-9]))$/;

/**
 * What is pressed as a combination for the whole system; null while it is none. One of Ctrl, Alt and the system's key is
 * part of it: other programs need the rest for typing.
 */
export function summonKeysOf(pressed: Pressed, isMac: boolean): string | null {
  const { ctrlKey, altKey, shiftKey, metaKey, key, code } = pressed;
  if (!ctrlKey && !altKey && !metaKey) return null;
  const [, letter, digit] = PLACE.exec(code ?? '') ?? [];
  const name = letter ?? digit ?? (code === 'Space' ? 'Space' : NAMED.has(key) ? key : null);
  if (name === null) return null;
  const modifiers = [
    ...(ctrlKey ? ['Control'] : []),
    ...(altKey ? ['Alt'] : []),
    ...(shiftKey ? ['Shift'] : []),
    ...(metaKey ? [isMac ? 'Command' : 'Super'] : []),
  ];
  return [...modifiers, name].join('+');
}

const WORDS: Readonly<Record<string, string>> = { Control: 'Ctrl' };

/** The parts of the combination as the keyboard prints them. */
export function summonCaps(keys: string, isMac: boolean): string[] {
  return keys.split('+').map((part) => (isMac ? part : (WORDS[part] ?? part)));
}
