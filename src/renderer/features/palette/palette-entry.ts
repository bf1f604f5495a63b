import type { Desk } from '../../state/app-context.ts';
import type { CommandId } from '../keys/command.ts';

/** The groups of the palette, in their order while nothing is typed. */
export const ENTRY_GROUPS = [
  'palette.recent',
  'palette.commands',
  'palette.agents',
  'palette.settings',
  'palette.reviews',
  'palette.searchSection',
] as const;
export type EntryGroup = (typeof ENTRY_GROUPS)[number];

/** One line of the palette. */
export interface PaletteEntry {
  /** Kept among the recent ones. */
  readonly id: string;
  readonly words: string;
  /** What stands quietly behind the words. */
  readonly detail?: string;
  /** The detail is looked through as well, for what hides behind a name. */
  readonly isFoundByDetail?: boolean;
  readonly group: EntryGroup;
  /** The keys that do the same: of a command, or a combination as it is. */
  readonly command?: CommandId;
  readonly combination?: string;
  run(desk: Desk): void;
}
