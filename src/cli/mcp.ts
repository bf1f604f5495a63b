import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { EXIT_CODES } from '../contract/core-process.ts';
import { defaultDataFolder } from '../core/options.ts';
import { type DeskAddress, serveMcpOverStdio } from './mcp-bridge.ts';
import type { CommandIo } from './serve.ts';

const HELP = `placet-desk mcp: Model Context Protocol over standard input and output, for clients that start their servers

Usage: placet-desk mcp [--data DIR]

  --data DIR  folder of the data, with agent.json    PLACET_DESK_DATA

It speaks to the program that runs on this computer, also when that starts or restarts later; or to the one at PLACET_URL
with the key PLACET_API_KEY, which may be a key with a scope.
`;

const agentFile = z.object({ url: z.string(), apiKey: z.string() });

/** Runs `mcp` until standard input ends; answers the exit code. */
export async function mcp(argv: readonly string[], io: CommandIo): Promise<number> {
  const options = read(argv);
  if (options === null) {
    io.writeError('placet-desk mcp takes no arguments but --data DIR.\nSee: placet-desk mcp --help\n');
    return EXIT_CODES.usage;
  }
  if (options.help === true) {
    io.writeOut(HELP);
    return EXIT_CODES.ok;
  }
  const { environment } = io;
  const folder = resolve(options.data ?? environment.PLACET_DESK_DATA ?? defaultDataFolder(environment));
  await serveMcpOverStdio({
    find: () => findDesk(environment, join(folder, 'agent.json')),
    input: process.stdin,
    output: process.stdout,
    onStopRequest: io.onStopRequest,
    log: (text) => io.writeError(`${text}\n`),
  });
  return EXIT_CODES.ok;
}

/** Where the program is now; null while none is known. It is read anew each time, because a restart may change the port. */
async function findDesk(environment: NodeJS.ProcessEnv, file: string): Promise<DeskAddress | null> {
  const { PLACET_URL: url, PLACET_API_KEY: apiKey } = environment;
  if (url && apiKey) return { url, apiKey };
  try {
    const told = agentFile.parse(JSON.parse(await readFile(file, 'utf8')));
    return { url: url || told.url, apiKey: apiKey || told.apiKey };
  } catch {
    return null;
  }
}

function read(argv: readonly string[]) {
  try {
    const options = { data: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const;
    return parseArgs({ args: [...argv], options }).values;
  } catch {
    return null;
  }
}
