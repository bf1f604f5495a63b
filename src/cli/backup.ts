import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { EXIT_CODES } from '../contract/core-process.ts';
import { defaultDataFolder } from '../core/options.ts';
import { backUp, restore } from '../core/services/backup.ts';
import { StartUpFault } from '../core/store/start-up-fault.ts';
import type { CommandIo } from './serve.ts';

const HELP = `placet-desk backup FILE, placet-desk restore FILE: everything in one archive (.tar.gz)

Usage: placet-desk backup FILE [--data DIR] [--json]
       placet-desk restore FILE [--data DIR] [--json]

  --data DIR  folder of the data    PLACET_DESK_DATA
  --json      one line of JSON for programs

backup works while the server runs: it holds the database as it was at one instant, and files, plugins and keys. Keep it
as safe as the data folder itself.
restore wants the server stopped, and says so when it runs. The backup is unpacked and checked first; the present data is
moved aside, to a folder beside it, and never deleted.
`;

/** Runs `backup` or `restore`; answers the exit code. */
export async function backupOrRestore(
  command: 'backup' | 'restore',
  argv: readonly string[],
  io: CommandIo,
): Promise<number> {
  const wish = readWish(argv);
  if (wish === null || (!wish.isHelpWanted && wish.file === undefined)) {
    io.writeError(`placet-desk ${command} wants one FILE.\nSee: placet-desk ${command} --help\n`);
    return EXIT_CODES.usage;
  }
  if (wish.isHelpWanted || wish.file === undefined) {
    io.writeOut(HELP);
    return EXIT_CODES.ok;
  }
  const dataFolder = resolve(wish.data ?? io.environment.PLACET_DESK_DATA ?? defaultDataFolder(io.environment));
  const file = resolve(wish.file);
  const now = new Date().toISOString();
  try {
    if (command === 'backup') {
      const { fileCount } = await backUp(dataFolder, file, now);
      io.hostLine?.report({ kind: 'backed-up', fileCount });
      io.writeOut(wish.isJson ? json({ file, fileCount }) : `${file} holds ${dataFolder} (${fileCount} files).\n`);
    } else {
      const { fileCount, movedTo } = await restore(dataFolder, file, now);
      const aside = movedTo === null ? '' : ` What was there is now in ${movedTo}.`;
      io.writeOut(wish.isJson ? json({ dataFolder, fileCount, movedTo }) : `${dataFolder} is restored.${aside}\n`);
    }
    return EXIT_CODES.ok;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const code = error instanceof StartUpFault ? error.code : 'internal';
    io.writeError(`${message}\n`);
    io.hostLine?.report({ kind: 'failed', code, message });
    return EXIT_CODES[code];
  }
}

const json = (value: unknown): string => `${JSON.stringify(value)}\n`;

function readWish(argv: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { data: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    });
    if (positionals.length > 1) return null;
    const isJson = values.json ?? false;
    return { file: positionals[0], data: values.data, isJson, isHelpWanted: values.help ?? false };
  } catch {
    return null;
  }
}
