import type { PlainKey } from '../../../words/catalogue.ts';
import { t } from '../../../words/words.ts';
import { ownValue } from '../../state/own-value.ts';

/** What is looked at of a pressed key. */
export interface Pressed {
  readonly key: string;
  /** The place on the keyboard, for keyboards that have no Latin letters. */
  readonly code?: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const MODIFIERS: ReadonlySet<string> = new Set(['Control', 'Shift', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'Fn']);
const LATIN_PLACE = /^Key([A-Z])$/;

/** The letter that a key would have on a Latin keyboard: who writes Russian presses the place of `j`. */
function latin({ key, code }: Pressed): string {
  const isForeignLetter = key.length === 1 && key > '\u007f' && key.toLowerCase() !== key.toUpperCase();
  const place = isForeignLetter ? LATIN_PLACE.exec(code ?? '')?.[1] : undefined;
  return place?.toLowerCase() ?? key;
}

/**
 * The name of what is pressed, as the table of keys writes it: `j`, `Shift+ArrowDown`, `Mod+k`, `Mod+Shift+P`. Shift
 * counts with letters and named keys only, because which signs need it differs between keyboards. Null for a modifier
 * alone and for what belongs to others: Alt writes characters, and the second of Ctrl and Cmd is the system's.
 */
export function combinationOf(pressed: Pressed, isMac: boolean): string | null {
  if (MODIFIERS.has(pressed.key) || pressed.altKey) return null;
  const isMod = isMac ? pressed.metaKey : pressed.ctrlKey;
  if (isMac ? pressed.ctrlKey : pressed.metaKey) return null;
  const key = latin(pressed);
  const isLetter = key.length === 1 && key.toLowerCase() !== key.toUpperCase();
  const isShift = pressed.shiftKey && (isLetter || key.length > 1);
  const name = !isLetter ? key : isShift ? key.toUpperCase() : key.toLowerCase();
  return `${isMod ? 'Mod+' : ''}${isShift ? 'Shift+' : ''}${name === ' ' ? 'Space' : name}`;
}

/** The keys that are pressed one after the other. */
export function stepsOf(combination: string): string[] {
  return combination.split(' ');
}

/** Does it begin with a character that could also be typed? Such keys can be switched off (WCAG 2.1.4). */
export function isSingleKey(combination: string): boolean {
  const [first = ''] = stepsOf(combination);
  return !first.startsWith('Mod+') && (first.length === 1 || /^Shift\+.$/u.test(first) || first === '1…9');
}

const CAPS: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Enter: '↵',
  Shift: '⇧',
  Backspace: '⌫',
};

/** Caps that have words on them, which differ from country to country. */
const WORDED_CAPS: Readonly<Record<string, PlainKey>> = {
  Escape: 'keys.esc',
  Space: 'keys.space',
  Delete: 'keys.delete',
  Home: 'keys.home',
  End: 'keys.end',
  PageUp: 'keys.pageUp',
  PageDown: 'keys.pageDown',
};

/** How a key is called where it stands in words. */
const KEY_NAMES: Readonly<Record<string, PlainKey>> = {
  ...WORDED_CAPS,
  ArrowDown: 'keys.down',
  ArrowUp: 'keys.up',
  ArrowLeft: 'keys.left',
  ArrowRight: 'keys.right',
  Escape: 'keys.escape',
  Enter: 'keys.enter',
  Shift: 'keys.shift',
  Backspace: 'keys.backspace',
};

const said = (names: Readonly<Record<string, PlainKey>>, name: string): string => {
  const key = ownValue(names, name);
  return key === undefined ? name : t(key);
};

/** The parts of one step; the sign `+` may itself be the last part. */
function partsOf(step: string): string[] {
  return step.length > 1 && step.endsWith('+') ? [...step.slice(0, -2).split('+'), '+'] : step.split('+');
}

/** The caps of a combination as the keyboard of this platform prints them. */
export function keyCaps(combination: string, platform: string): string[] {
  const mod = platform === 'darwin' ? '⌘' : t('keys.ctrl');
  return stepsOf(combination)
    .flatMap(partsOf)
    .map((name) =>
      name === 'Mod' ? mod : (CAPS[name] ?? (name.length === 1 ? name.toUpperCase() : said(WORDED_CAPS, name))),
    );
}

/** A combination in words, for a tooltip and for who hears it. */
export function keyWords(combination: string, platform: string): string {
  const mod = platform === 'darwin' ? t('keys.command') : t('keys.ctrl');
  return stepsOf(combination)
    .map((step) =>
      partsOf(step)
        .map((name) => (name === 'Mod' ? mod : name.length === 1 ? name.toUpperCase() : said(KEY_NAMES, name)))
        .join('+'),
    )
    .reduce((first, second) => t('keys.oneThenOther', { first, second }));
}

/** A combination as `aria-keyshortcuts` writes it; nothing for keys one after the other, which it has no words for. */
export function ariaKeys(combination: string | undefined, platform: string): string | undefined {
  if (combination === undefined || combination.includes(' ')) return undefined;
  return combination.replace('Mod', platform === 'darwin' ? 'Meta' : 'Control');
}
