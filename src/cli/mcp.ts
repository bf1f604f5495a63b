import { findProgram } from '../client/node.ts';
import { EXIT_CODES } from '../contract/core-process.ts';
import { UsageError } from '../core/options.ts';
import { DATA_ROW, FINDING_NOTE } from './agent-line.ts';
import { type Command, type CommandIo, type Manual, readArguments } from './command.ts';
import { serveMcpOverStdio } from './mcp-bridge.ts';

const MANUAL: Manual = {
  usage: ['mcp [--data DIR]'],
  options: [DATA_ROW],
  notes: [
    'Model Context Protocol over standard input and output, for clients that start their servers. It ends with its input.',
    `${FINDING_NOTE} It need not run yet, and may restart. The key may be one with a scope.`,
  ],
};

/** `mcp`. */
export const mcpCommand: Command = { manual: MANUAL, run: mcp };

async function mcp(argv: readonly string[], io: CommandIo): Promise<number> {
  const given = readArguments(MANUAL.options, argv);
  if (given.positionals.length > 0) throw new UsageError('placet-desk mcp takes no arguments.');
  const data = given.one('data');
  await serveMcpOverStdio({
    // Anew each time, because a restart may change the port.
    find: () => findProgram(data === undefined ? io.environment : { ...io.environment, PLACET_DESK_DATA: data }),
    input: process.stdin,
    output: process.stdout,
    onStopRequest: io.onStopRequest,
    log: (text) => io.writeError(`${text}\n`),
  });
  return EXIT_CODES.ok;
}
