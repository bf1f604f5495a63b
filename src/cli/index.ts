import { EXIT_CODES } from '../contract/core-process.ts';
import { UsageError } from '../core/options.ts';
import type { Command, CommandIo } from './command.ts';
import { commandHelp, programHelp } from './help.ts';

/** A command's line in the list of commands; its code is read when it is called. */
export interface CommandEntry {
  /** The words it is called by. */
  readonly names: readonly string[];
  readonly summary: string;
  readonly load: () => Promise<Command>;
}

const backup = async () => (await import('./backup.ts')).backupCommand;
const manage = async () => (await import('./manage.ts')).manageCommand;

/** Every command, in the order of the help. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    names: ['ask'],
    summary: 'ask a person and wait for the response',
    load: async () => (await import('./ask.ts')).askCommand,
  },
  {
    names: ['notify'],
    summary: 'tell a person something and wait for nothing',
    load: async () => (await import('./notify.ts')).notifyCommand,
  },
  {
    names: ['status'],
    summary: 'say whether the program answers, or how an agent is',
    load: async () => (await import('./status.ts')).statusCommand,
  },
  {
    names: ['tail'],
    summary: 'follow what is said, asked and answered in a channel',
    load: async () => (await import('./tail.ts')).tailCommand,
  },
  {
    names: ['mcp'],
    summary: 'serve MCP clients over standard input',
    load: async () => (await import('./mcp.ts')).mcpCommand,
  },
  {
    names: ['init'],
    summary: 'write the files that connect an agent',
    load: async () => (await import('./init.ts')).initCommand,
  },
  {
    names: ['serve'],
    summary: 'run the server without a window',
    load: async () => (await import('./serve.ts')).serveCommand,
  },
  { names: ['backup'], summary: 'write everything into one archive, also while the server runs', load: backup },
  { names: ['restore'], summary: 'put a backup in the place of the data', load: backup },
  { names: ['keys', 'agents', 'users'], summary: 'list, create or delete them', load: manage },
];

const HELP_WORDS = ['help', '--help', '-h'];

/** Runs one command line and answers its exit code. */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  const [name, ...rest] = argv;
  if (name === undefined || (HELP_WORDS.includes(name) && rest.length === 0)) {
    io.writeOut(programHelp(COMMANDS));
    return EXIT_CODES.ok;
  }
  // `help ask` and `ask --help` say the same.
  const called = HELP_WORDS.includes(name) ? (rest[0] ?? '') : name;
  const entry = COMMANDS.find(({ names }) => names.includes(called));
  if (entry === undefined) {
    io.writeError(`There is no command "${called}".\n\n${programHelp(COMMANDS)}`);
    return EXIT_CODES.usage;
  }
  const command = await entry.load();
  if (called !== name || isHelpWanted(rest)) {
    io.writeOut(commandHelp(entry, command.manual));
    return EXIT_CODES.ok;
  }
  try {
    return await command.run(rest, io, name);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    io.writeError(`${error.message}\nSee: placet-desk ${name} --help\n`);
    return EXIT_CODES.usage;
  }
}

/** What comes after `--` is the person's own words. */
function isHelpWanted(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  return argv.slice(0, end === -1 ? argv.length : end).some((word) => word === '--help' || word === '-h');
}
