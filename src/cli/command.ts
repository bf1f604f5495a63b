import { parseArgs } from 'node:util';
import { UsageError } from '../core/options.ts';
import type { HostLine } from './parent-port.ts';

/** What a command may use of the world. */
export interface CommandIo {
  readonly environment: NodeJS.ProcessEnv;
  readonly writeOut: (text: string) => void;
  readonly writeError: (text: string) => void;
  /** Hears that the process should end. */
  readonly onStopRequest: (listener: () => void) => void;
  readonly hostLine: HostLine | null;
}

/** One option of a command, as help, man page and parser know it. */
export interface OptionRow {
  readonly flag: string;
  /** What follows it, such as `DIR`; a switch has nothing. */
  readonly value?: string;
  readonly isRepeatable?: boolean;
  readonly words: string;
  /** The environment variable that says the same. */
  readonly variable?: string;
}

/** What a command says of itself: its help and its part of the man page. */
export interface Manual {
  /** Each way to call it, without the program's name. */
  readonly usage: readonly string[];
  readonly options: readonly OptionRow[];
  /** Paragraphs. */
  readonly notes: readonly string[];
  /** Whole command lines. */
  readonly examples?: readonly string[];
}

/** One command of the command line. */
export interface Command {
  readonly manual: Manual;
  /** Runs it and answers the exit code; `name` is the word it was called by. Raises {@link UsageError}. */
  run(argv: readonly string[], io: CommandIo, name: string): Promise<number>;
}

/** What was typed after a command's name. */
export interface Arguments {
  readonly positionals: readonly string[];
  /** The value of an option, the last when it was given twice. */
  one(flag: string): string | undefined;
  /** All values of a repeatable option. */
  all(flag: string): readonly string[];
  /** Whether a switch was given. */
  has(flag: string): boolean;
}

/** Reads a command line by the rows of its manual. Raises {@link UsageError} for what no row allows. */
export function readArguments(rows: readonly OptionRow[], argv: readonly string[]): Arguments {
  const options = Object.fromEntries(
    rows.map(({ flag, value, isRepeatable = false }) => [
      flag,
      { type: value === undefined ? ('boolean' as const) : ('string' as const), multiple: isRepeatable },
    ]),
  );
  try {
    const { values, positionals } = parseArgs({ args: [...argv], allowPositionals: true, options });
    return {
      positionals,
      one: (flag) => [values[flag]].flat().findLast((value) => typeof value === 'string'),
      all: (flag) => [values[flag]].flat().filter((value) => typeof value === 'string'),
      has: (flag) => values[flag] === true,
    };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}
