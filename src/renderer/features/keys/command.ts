import type { PlainKey } from '../../../words/catalogue.ts';
import type { Desk } from '../../state/app-context.ts';

/** The groups of commands, in the order in which they are listed. */
export const COMMAND_GROUPS = [
  'keys.move',
  'keys.answer',
  'keys.triage',
  'keys.find',
  'keys.goTo',
  'keys.accounts',
  'keys.file',
  'keys.help',
] as const;
export type CommandGroup = (typeof COMMAND_GROUPS)[number];

/** Everything that a key can do. The names are kept in the person's settings. */
export type CommandId =
  | 'next'
  | 'previous'
  | 'open'
  | 'back'
  | 'choose'
  | 'send'
  | 'comment'
  | 'preview'
  | 'quote'
  | 'snooze'
  | 'unread'
  | 'pick'
  | 'pick-next'
  | 'pick-previous'
  | 'undo'
  | 'search'
  | 'palette'
  | 'go-needs-review'
  | 'go-snoozed'
  | 'go-completed'
  | 'go-expired'
  | 'go-all'
  | 'go-connect'
  | 'go-settings'
  | 'account'
  | 'print'
  | 'save-pdf'
  | 'add-account'
  | 'keys';

/** Something the program can do at the press of a key, or from the palette. */
export interface Command {
  readonly id: CommandId;
  /**
   * The usual keys, as `combinationOf` names them; two names with a space are pressed one after the other; `1…9` stands
   * for the nine digits. The first is the one that is shown beside controls.
   */
  readonly keys: readonly string[];
  readonly words: PlainKey;
  readonly group: CommandGroup;
  /** It goes on while the key is held down. */
  readonly isRepeated?: boolean;
  /** A text control has a meaning of its own for its keys. */
  readonly isNotForText?: boolean;
  /** Its keys are part of what it means, so nobody can change them. */
  readonly isFixed?: boolean;
  /** The palette leaves it out, because a line of it could not say what a key or the focus says. */
  readonly isKeyOnly?: boolean;
  /** False while there is nothing that it could act on: then its keys do nothing and the palette leaves it out. */
  readonly isPossible?: (desk: Desk) => boolean;
  /** Does it; `position` is the digit of the keys that have one. */
  run(desk: Desk, position: number): void;
}
