import { type KeyboardEvent, useMemo, useState } from 'react';
import { matchCommands, type SlashCommand, slashQuery, withCommand } from './slash.ts';

/** The list of commands above the composer. */
export interface Slash {
  readonly isOpen: boolean;
  readonly commands: readonly SlashCommand[];
  /** The index of the command that Enter takes. */
  readonly active: number;
  /** Looks whether a command is being typed. */
  look(text: string, caret: number): void;
  choose(command: SlashCommand): void;
  point(index: number): void;
  /** Uses a key for the list; false when the key is not for it. */
  takeKey(event: KeyboardEvent): boolean;
  /** Closes the list; false when it was closed. */
  close(): boolean;
}

/** Offers the commands that fit what is typed at the start of a message. */
export function useSlash(
  all: readonly SlashCommand[],
  text: string,
  editor: { readonly current: HTMLTextAreaElement | null },
  write: (text: string) => void,
): Slash {
  const [query, setQuery] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const commands = useMemo(() => (query === null ? [] : matchCommands(all, query)), [all, query]);
  const isOpen = commands.length > 0;

  function close(): boolean {
    setQuery(null);
    return isOpen;
  }
  function choose(command: SlashCommand): void {
    const next = withCommand(text, command);
    write(next);
    setQuery(null);
    editor.current?.focus();
  }
  function step(by: number): void {
    setActive((active + by + commands.length) % commands.length);
  }

  return {
    isOpen,
    commands,
    active: Math.min(active, commands.length - 1),
    look(typed, caret) {
      const found = slashQuery(typed, caret);
      if (found === query) return;
      setQuery(found);
      setActive(0);
    },
    choose,
    point: setActive,
    close,
    takeKey(event) {
      if (!isOpen || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
      const command = commands[Math.min(active, commands.length - 1)];
      if (event.key === 'ArrowDown') step(1);
      else if (event.key === 'ArrowUp') step(-1);
      else if ((event.key === 'Enter' || event.key === 'Tab') && command) choose(command);
      else if (event.key === 'Escape') close();
      else return false;
      event.preventDefault();
      return true;
    },
  };
}
