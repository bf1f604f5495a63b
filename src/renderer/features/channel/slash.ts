import type { Agent } from '../../../contract/agent.ts';

/** A command that an agent understands. */
export type SlashCommand = NonNullable<Agent['commands']>[number];

/** A command's name without the slash, which some agents write and some do not. */
export function commandName({ command }: SlashCommand): string {
  return command.replace(/^\/+/, '');
}

/** What has been typed of a command at the start of a text, before its first space; null when no command is begun. */
export function slashQuery(text: string, caret: number): string | null {
  const begun = /^\/(\S*)/.exec(text);
  return begun !== null && caret >= 1 && caret <= begun[0].length ? (begun[1]?.toLowerCase() ?? '') : null;
}

/** The commands that fit, the likeliest first: by beginning, by part of the name, by description. */
export function matchCommands(commands: readonly SlashCommand[], query: string): SlashCommand[] {
  const rank = (command: SlashCommand): number => {
    const name = commandName(command).toLowerCase();
    if (name.startsWith(query)) return 0;
    if (name.includes(query)) return 1;
    return command.description.toLowerCase().includes(query) ? 2 : 3;
  };
  return commands
    .map((command) => ({ command, rank: rank(command) }))
    .filter((one) => one.rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .map(({ command }) => command);
}

/** The text with the begun command written out, ready for its argument. */
export function withCommand(text: string, command: SlashCommand): string {
  const rest = text.replace(/^\/\S*\s*/, '');
  return `/${commandName(command)} ${rest}`;
}

/** The command that a text begins with, once it is written out. */
export function writtenCommand(commands: readonly SlashCommand[], text: string): SlashCommand | null {
  const name = /^\/(\S+)\s/.exec(text)?.[1];
  return commands.find((command) => commandName(command) === name) ?? null;
}
