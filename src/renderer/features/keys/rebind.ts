import type { DesktopSettings } from '../../../contract/settings.ts';
import type { PlainKey } from '../../../words/catalogue.ts';
import { t } from '../../../words/words.ts';
import { stepsOf } from './combination.ts';
import type { Command, CommandId } from './command.ts';
import { COMMANDS, commandOf } from './key-table.ts';
import { chosenKeys, expand } from './keymap.ts';

type Keys = DesktopSettings['keys'];

/** As many combinations as a command may have. */
export const KEYS_PER_COMMAND = 4;

/** What stands against giving a combination to a command. */
export type Conflict =
  | { readonly kind: 'taken'; readonly by: Command; readonly combination: string }
  | { readonly kind: 'refused'; readonly why: string };

/** What the system, the menu or a text control does with a combination. */
const RESERVED: Readonly<Record<string, PlainKey>> = {
  'Mod+a': 'keys.selectsEverything',
  'Mod+c': 'keys.copies',
  'Mod+v': 'keys.pastes',
  'Mod+x': 'keys.cuts',
  'Mod+Shift+Z': 'keys.redoes',
  'Mod+q': 'keys.quitsProgram',
  'Mod+w': 'keys.closesWindow',
  'Mod+m': 'keys.putsWindowAway',
  'Mod+0': 'keys.resetsSize',
  'Mod++': 'keys.makesEverythingLarger',
  'Mod+=': 'keys.makesEverythingLarger',
  'Mod+-': 'keys.makesEverythingSmaller',
  Tab: 'keys.movesFocus',
  'Shift+Tab': 'keys.movesFocus',
  Space: 'keys.pressesWhatHasFocus',
};

const sameStart = (a: string, b: string): boolean => a === b || a.startsWith(`${b} `) || b.startsWith(`${a} `);

/** What stands against `combination` for a command, under the keys that the person has chosen. */
export function conflictOf(keys: Keys, id: CommandId, combination: string): Conflict | null {
  const [first = ''] = stepsOf(combination);
  const use = RESERVED[combination] ?? RESERVED[first];
  if (use !== undefined) return { kind: 'refused', why: t('keys.hereAsEverywhere', { use: t(use) }) };
  for (const command of COMMANDS) {
    for (const taken of chosenKeys(command, keys).flatMap(expand)) {
      if (!sameStart(taken.name, combination)) continue;
      if (command.isFixed) return { kind: 'refused', why: t('keys.alwaysMeans', { command: t(command.words) }) };
      if (taken.name !== combination) {
        return { kind: 'refused', why: t('keys.beginsAlike', { command: t(command.words) }) };
      }
      if (command.id !== id) return { kind: 'taken', by: command, combination };
      return { kind: 'refused', why: t('keys.alreadyTaken', { command: t(command.words) }) };
    }
  }
  return null;
}

/** Gives a command these combinations; when they are its usual ones, nothing of it is kept. */
export function withKeys(keys: Keys, command: Command, combinations: readonly string[]): Keys {
  const { [command.id]: _, ...others } = keys;
  const isUsual =
    combinations.length === command.keys.length && combinations.every((name, index) => name === command.keys[index]);
  return isUsual ? others : { ...others, [command.id]: [...combinations] };
}

/** Puts `combination` in place of `replaced`, or adds it when nothing is replaced. */
export function withCombination(keys: Keys, command: Command, combination: string, replaced: string | null): Keys {
  const chosen = chosenKeys(command, keys);
  const next =
    replaced === null ? [...chosen, combination] : chosen.map((name) => (name === replaced ? combination : name));
  return withKeys(keys, command, next.slice(0, KEYS_PER_COMMAND));
}

/** Takes a combination from a command. */
export function withoutCombination(keys: Keys, command: Command, combination: string): Keys {
  return withKeys(
    keys,
    command,
    chosenKeys(command, keys).filter((name) => name !== combination),
  );
}

/** Two commands exchange: the one gets `combination`, the other gets what that replaces, or loses it. */
export function swapped(
  keys: Keys,
  command: Command,
  conflict: Conflict & { kind: 'taken' },
  replaced: string | null,
): Keys {
  const freed =
    replaced === null
      ? withoutCombination(keys, conflict.by, conflict.combination)
      : withCombination(keys, conflict.by, replaced, conflict.combination);
  return withCombination(freed, command, conflict.combination, replaced);
}

/** The usual keys of a command again; what somebody else has of them meanwhile stays there. */
export function withUsualKeys(keys: Keys, command: Command): Keys {
  const others = withKeys(keys, command, command.keys);
  const free = command.keys.filter((name) =>
    COMMANDS.every((other) => other.id === command.id || !(others[other.id] ?? []).includes(name)),
  );
  return withKeys(keys, command, free);
}

/** The commands whose keys the person has changed. */
export function changedCommands(keys: Keys): Command[] {
  return Object.keys(keys).flatMap((id) => commandOf(id) ?? []);
}
