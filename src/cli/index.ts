import { EXIT_CODES } from '../contract/core-process.ts';
import { backupOrRestore } from './backup.ts';
import { manage } from './manage.ts';
import { type CommandIo, serve } from './serve.ts';

const HELP = `placet-desk: answer the review requests of AI agents

Usage: placet-desk COMMAND [options]

  serve                 run the embedded Placet server without a window
  backup FILE           write everything into one archive, also while the server runs
  restore FILE          put a backup in the place of the data
  mcp                   serve MCP clients over standard input
  keys, agents, users   list, create or delete them

Each has its own --help.
`;

/** Runs one command line and answers its exit code. */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  const [command, ...rest] = argv;
  switch (command) {
    case 'serve':
      return serve(rest, io);
    case 'backup':
    case 'restore':
      return backupOrRestore(command, rest, io);
    case 'mcp':
      // Only who speaks MCP pays for reading the SDK.
      return (await import('./mcp.ts')).mcp(rest, io);
    case 'keys':
    case 'agents':
    case 'users':
      return manage(command, rest, io);
    case undefined:
    case 'help':
    case '--help':
    case '-h':
      io.writeOut(HELP);
      return EXIT_CODES.ok;
    default:
      io.writeError(`There is no command "${command}".\n\n${HELP}`);
      return EXIT_CODES.usage;
  }
}
