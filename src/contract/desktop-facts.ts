import { z } from 'zod';

/** Whether the program starts with the person's session, and whether without its window. */
export const loginItem = z.object({ isOn: z.boolean(), isHidden: z.boolean() });
export type LoginItem = z.infer<typeof loginItem>;

/** What the system lets the program do, as far as the settings have to say so. */
export const desktopFacts = z.object({
  hasTray: z.boolean().describe('Something shows the program’s icon in the tray'),
  loginItem,
  summonProblem: z.string().nullable().describe('Why the shortcut that was chosen does not work; null when it does'),
  spellingLanguages: z.array(z.string()).describe('Languages of the system that can be checked; empty where unknown'),
  isSpellingOfSystem: z.boolean().describe('The system checks by itself, so nothing is downloaded'),
});
export type DesktopFacts = z.infer<typeof desktopFacts>;

/** A command of the window, as the native menu shows it. */
export const commandFacts = z.object({
  id: z.string().max(60),
  words: z.string().max(200),
  group: z.string().max(60),
  keys: z.string().max(60).nullable().describe('As the table of keys writes them, e.g. `Mod+k` or `g n`'),
  choices: z.array(z.string().max(200)).max(9).default([]).describe('What it is done with, for the keys `1…9`'),
});
export type CommandFacts = z.infer<typeof commandFacts>;
