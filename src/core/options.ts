import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { DEFAULT_HOST, DEFAULT_PORT } from '../contract/limits.ts';
import type { LogLevel } from './ports.ts';

/** How a core is started. This module is the one reader of flags and environment. */
export interface CoreOptions {
  /** Folder of the database, `agent.json` and files; made when missing. */
  readonly dataFolder: string;
  /** Address to listen on. @default 127.0.0.1 */
  readonly host: string;
  /** Port to listen on; 0 for any free one; a taken one gives the next free. @default 3001 */
  readonly port: number;
  /** Further names, with or without port, that requests may come in under. Does not change where it listens. */
  readonly allowedHosts: readonly string[];
}

/** How `placet-desk serve` is started. */
export interface ServeOptions extends CoreOptions {
  /** First line of standard output is JSON for programs. */
  readonly isJson: boolean;
  readonly logLevel: LogLevel;
  readonly isHelpWanted: boolean;
}

/** A flag or variable that cannot be used; the text says which and what would be right. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const logLevel = z.enum(['debug', 'info', 'warn', 'error']);

/** Reads `serve`'s flags, then the environment, then defaults. Raises {@link UsageError}. */
export function readServeOptions(argv: readonly string[], environment: NodeJS.ProcessEnv): ServeOptions {
  const { values } = parse(argv);
  const portText = values.port ?? environment.PLACET_DESK_PORT ?? String(DEFAULT_PORT);
  const port = Number(portText);
  if (!/^\d+$/.test(portText) || port > 65_535) {
    throw new UsageError(`--port wants a number from 0 to 65535, not "${portText}".`);
  }
  const level = logLevel.safeParse(values['log-level'] ?? environment.PLACET_DESK_LOG_LEVEL ?? 'info');
  if (!level.success) throw new UsageError('--log-level wants one of debug, info, warn, error.');
  return {
    dataFolder: resolve(values.data ?? environment.PLACET_DESK_DATA ?? defaultDataFolder(environment)),
    host: values.host ?? environment.PLACET_DESK_HOST ?? DEFAULT_HOST,
    port,
    allowedHosts: values['allow-host'] ?? namesIn(environment.PLACET_DESK_ALLOW_HOST),
    isJson: values.json ?? false,
    logLevel: level.data,
    isHelpWanted: values.help ?? false,
  };
}

/** Names between commas; an empty one would allow requests that name no host. */
function namesIn(text = ''): string[] {
  return text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        data: { type: 'string' },
        host: { type: 'string' },
        port: { type: 'string' },
        'allow-host': { type: 'string', multiple: true },
        'log-level': { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/** Where this person's data lies unless they said otherwise. */
export function defaultDataFolder(environment: NodeJS.ProcessEnv): string {
  const home = homedir();
  switch (process.platform) {
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'Placet Desk', 'core');
    case 'win32':
      return join(environment.APPDATA ?? join(home, 'AppData', 'Roaming'), 'Placet Desk', 'core');
    default:
      return join(environment.XDG_DATA_HOME || join(home, '.local', 'share'), 'placet-desk');
  }
}
