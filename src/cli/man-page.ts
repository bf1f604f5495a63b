import type { Manual } from './command.ts';
import { optionText, optionWords } from './help.ts';
import type { CommandEntry } from './index.ts';

/** A command with what it says of itself. */
export interface ManualEntry extends Pick<CommandEntry, 'names' | 'summary'> {
  readonly manual: Manual;
}

/** The man page of the program: every command with its options, from what `--help` prints. */
export function manPage(entries: readonly ManualEntry[]): string {
  const lines = [
    '.\\" Written from the manuals of src/cli by src/cli/man-page.test.ts; run it with -u after a change.',
    '.TH PLACET-DESK 1 "" "Placet Desk" "User Commands"',
    '.SH NAME',
    'placet\\-desk \\- ask people, and answer the review requests of AI agents',
    '.SH SYNOPSIS',
    '.B placet\\-desk',
    '.I COMMAND',
    '[options]',
    '.SH COMMANDS',
    ...entries.flatMap(({ names, summary, manual }) => [
      `.SS ${roff(names.join(', '))}`,
      text(`${summary.slice(0, 1).toUpperCase()}${summary.slice(1)}.`),
      ...manual.usage.flatMap((usage) => ['.PP', '.nf', `.B ${roff(`placet-desk ${usage}`)}`, '.fi']),
      ...manual.options.flatMap((row) => ['.TP', `.B ${roff(optionText(row))}`, text(optionWords(row))]),
      ...manual.notes.flatMap((note) => ['.PP', text(note)]),
      ...(manual.examples ?? []).flatMap((example) => ['.PP', '.nf', '.RS', text(example), '.RE', '.fi']),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

/** Hyphens that can be copied, and no backslash that means something to roff. */
function roff(words: string): string {
  return words.replaceAll('\\', '\\e').replaceAll('-', '\\-');
}

/** A line that begins with a dot or a quote would be a request to roff. */
function text(words: string): string {
  const escaped = roff(words);
  return /^[.']/.test(escaped) ? `\\&${escaped}` : escaped;
}
