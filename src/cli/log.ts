import type { Logger, LogLevel } from '../core/ports.ts';

const ORDER: readonly LogLevel[] = ['debug', 'info', 'warn', 'error'];

/** A logger of one line per entry, `time level text facts`, for entries of at least `level`. */
export function createLineLogger(level: LogLevel, write: (line: string) => void): Logger {
  return (entryLevel, text, facts) => {
    if (ORDER.indexOf(entryLevel) < ORDER.indexOf(level)) return;
    const tail = facts === undefined ? '' : ` ${JSON.stringify(facts)}`;
    write(`${new Date().toISOString()} ${entryLevel.padEnd(5)} ${text}${tail}\n`);
  };
}
