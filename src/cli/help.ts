import type { Manual, OptionRow } from './command.ts';
import type { CommandEntry } from './index.ts';

const LINE_CHARS = 110;
const GAP = 2;

/** What `placet-desk --help` prints: every command with one line. */
export function programHelp(entries: readonly CommandEntry[]): string {
  const rows = entries.map(({ names, summary }): [string, string] => [names.join(', '), summary]);
  return `placet-desk: answer the review requests of AI agents

Usage: placet-desk COMMAND [options]

${table(rows)}
Each has its own --help.
`;
}

/** What `placet-desk COMMAND --help` prints. */
export function commandHelp(
  { names, summary }: CommandEntry,
  { usage, options, notes, examples = [] }: Manual,
): string {
  const calls = usage.map((line, index) => `${index === 0 ? 'Usage:' : '      '} placet-desk ${line}`);
  const rows = options.map((row): [string, string] => [optionText(row), optionWords(row)]);
  const parts = [
    `placet-desk ${names.join('|')}: ${summary}\n`,
    `${calls.join('\n')}\n`,
    ...(rows.length === 0 ? [] : [table(rows)]),
    ...notes.map((note) => `${wrap(note, LINE_CHARS).join('\n')}\n`),
    ...(examples.length === 0 ? [] : [`Examples:\n${examples.map((line) => `  ${line}\n`).join('')}`]),
  ];
  return parts.join('\n');
}

/** An option as it is typed: `--data DIR`. */
export function optionText({ flag, value, isRepeatable = false }: OptionRow): string {
  return `--${flag}${value === undefined ? '' : ` ${value}`}${isRepeatable ? ' …' : ''}`;
}

/** What an option means, with the variable that says the same. */
export function optionWords({ words, variable }: OptionRow): string {
  return variable === undefined ? words : `${words} (or ${variable})`;
}

function table(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length)) + GAP;
  const indent = ' '.repeat(GAP + width);
  return rows
    .map(([left, right]) => {
      const lines = wrap(right, LINE_CHARS - indent.length);
      return `${' '.repeat(GAP)}${left.padEnd(width)}${lines.join(`\n${indent}`)}\n`;
    })
    .join('');
}

/** Breaks at spaces; what is written on lines of its own keeps them. */
function wrap(text: string, chars: number): string[] {
  return text.split('\n').flatMap((line) => {
    const lines: string[] = [];
    for (const word of line.split(' ')) {
      const last = lines.at(-1);
      if (last !== undefined && last.length + 1 + word.length <= chars) lines[lines.length - 1] = `${last} ${word}`;
      else lines.push(word);
    }
    return lines;
  });
}
