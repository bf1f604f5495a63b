import { resolve } from 'node:path';
import { EXIT_CODES } from '../contract/core-process.ts';
import { defaultDataFolder, UsageError } from '../core/options.ts';
import { backUp, restore } from '../core/services/backup.ts';
import { StartUpFault } from '../core/store/start-up-fault.ts';
import { type Command, type CommandIo, type Manual, readArguments } from './command.ts';

const MANUAL: Manual = {
  usage: ['backup FILE [--data DIR] [--json]', 'restore FILE [--data DIR] [--json]'],
  options: [
    { flag: 'data', value: 'DIR', words: 'folder of the data', variable: 'PLACET_DESK_DATA' },
    { flag: 'json', words: 'one line of JSON for programs' },
  ],
  notes: [
    'FILE is one archive (.tar.gz).',
    'backup works while the server runs: it holds the database as it was at one instant, and files, plugins and keys. Keep it as safe as the data folder itself.',
    'restore wants the server stopped, and says so when it runs. The backup is unpacked and checked first; the present data is moved aside, to a folder beside it, and never deleted.',
  ],
};

/** `backup` and `restore`. */
export const backupCommand: Command = { manual: MANUAL, run: backupOrRestore };

async function backupOrRestore(argv: readonly string[], io: CommandIo, command: string): Promise<number> {
  const given = readArguments(MANUAL.options, argv);
  const [named, ...more] = given.positionals;
  if (named === undefined || more.length > 0) throw new UsageError(`placet-desk ${command} wants one FILE.`);
  const isJson = given.has('json');
  const dataFolder = resolve(given.one('data') ?? io.environment.PLACET_DESK_DATA ?? defaultDataFolder(io.environment));
  const file = resolve(named);
  const now = new Date().toISOString();
  try {
    if (command === 'backup') {
      const { fileCount } = await backUp(dataFolder, file, now);
      io.hostLine?.report({ kind: 'backed-up', fileCount });
      io.writeOut(isJson ? json({ file, fileCount }) : `${file} holds ${dataFolder} (${fileCount} files).\n`);
    } else {
      const { fileCount, movedTo } = await restore(dataFolder, file, now);
      const aside = movedTo === null ? '' : ` What was there is now in ${movedTo}.`;
      io.writeOut(isJson ? json({ dataFolder, fileCount, movedTo }) : `${dataFolder} is restored.${aside}\n`);
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
