import type { DesktopSettings } from '../../../contract/settings.ts';
import { isSingleKey, stepsOf } from './combination.ts';
import type { Command, CommandId } from './command.ts';
import { COMMANDS } from './key-table.ts';

/** The part of the settings that decides what keys do. */
export type KeySettings = Pick<DesktopSettings, 'keys' | 'hasSingleKeys'>;

/** What a combination does: a command, and its digit where it has one. */
export interface Binding {
  readonly id: CommandId;
  readonly position: number;
}

/** What every key does for this person. */
export interface Keymap {
  find(combination: string): Binding | undefined;
  /** Is it the first of two keys? */
  isPrefix(step: string): boolean;
}

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** The combinations that a command has by the person's choice, or else its usual ones, whether they act or not. */
export function chosenKeys(command: Command, keys: DesktopSettings['keys']): readonly string[] {
  return (command.isFixed ? undefined : keys[command.id]) ?? command.keys;
}

/** The combinations of a command that act now. */
export function actingKeys(command: Command, settings: KeySettings): readonly string[] {
  const chosen = chosenKeys(command, settings.keys);
  return settings.hasSingleKeys ? chosen : chosen.filter((combination) => !isSingleKey(combination));
}

/** One combination for each digit, where it stands for nine of them. */
export function expand(combination: string): { readonly name: string; readonly position: number }[] {
  if (!combination.endsWith('1…9')) return [{ name: combination, position: 0 }];
  return DIGITS.map((digit, index) => ({ name: combination.replace('1…9', digit), position: index + 1 }));
}

function build(settings: KeySettings): Keymap {
  const bindings = new Map<string, Binding>();
  const prefixes = new Set<string>();
  // What the person chose comes first: a later version may give the same keys to a new command.
  const isChosen = ({ id, isFixed }: Command): number => (isFixed ? 0 : settings.keys[id] ? 1 : 2);
  for (const command of [...COMMANDS].sort((a, b) => isChosen(a) - isChosen(b))) {
    for (const { name, position } of actingKeys(command, settings).flatMap(expand)) {
      if (!bindings.has(name)) bindings.set(name, { id: command.id, position });
      const [first, second] = stepsOf(name);
      if (first !== undefined && second !== undefined) prefixes.add(first);
    }
  }
  return { find: (combination) => bindings.get(combination), isPrefix: (step) => prefixes.has(step) };
}

const known = new WeakMap<KeySettings, Keymap>();

/** The map of keys under these settings; worked out once per state of them. */
export function keymapOf(settings: KeySettings): Keymap {
  let keymap = known.get(settings);
  if (!keymap) {
    keymap = build(settings);
    known.set(settings, keymap);
  }
  return keymap;
}
