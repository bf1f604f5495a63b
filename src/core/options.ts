import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type CrowdLimits, DEFAULT_HOST, DEFAULT_PORT, LIMITS } from '../contract/limits.ts';
import { parseAllowRule } from './domain/webhook-allowlist.ts';
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
  /** Password of the owner until they choose another. @default a random one, which only loopback accepts */
  readonly initialPassword?: string;
  /** Whether `agent.json` tells scripts where this core is. @default true */
  readonly isAgentFileWritten?: boolean;
  /** Hosts, host:port or CIDRs that webhooks may call although private (contract.md 9.4). @default none */
  readonly webhookAllow: readonly string[];
  /** The plugins that come with the program. @default `resources/plugins` of the program; null for none */
  readonly bundledPluginsFolder?: string | null;
  /** Key of 32 bytes that seals the person's secrets, kept by the host program. @default one kept in the data folder */
  readonly secretKey?: Uint8Array;
  /** How many may wait and listen at once. @default LIMITS */
  readonly crowdLimits?: Partial<CrowdLimits>;
}

/** How `placet-desk serve` is started. */
export interface ServeOptions extends CoreOptions {
  /** First line of standard output is JSON for programs. */
  readonly isJson: boolean;
  readonly logLevel: LogLevel;
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
    webhookAllow: readWebhookAllow(values['webhook-allow'] ?? namesIn(environment.PLACET_DESK_WEBHOOK_ALLOW)),
    ...readSecretKey(environment.PLACET_DESK_SECRET_KEY),
    ...readInitialPassword(environment.PLACET_DESK_INITIAL_PASSWORD),
    isJson: values.json ?? readSwitch('PLACET_DESK_JSON', environment.PLACET_DESK_JSON),
    logLevel: level.data,
  };
}

/** Names between commas; an empty one would allow requests that name no host. */
function namesIn(text = ''): string[] {
  return text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function readSwitch(name: string, text = ''): boolean {
  if (/^(1|true|yes)$/i.test(text)) return true;
  if (/^(0|false|no|)$/i.test(text)) return false;
  throw new UsageError(`${name} wants 1 or 0, not "${text}".`);
}

/** The entries as given; one that names no host would silently permit nothing. */
function readWebhookAllow(entries: readonly string[]): readonly string[] {
  const wrong = entries.find((entry) => parseAllowRule(entry) === null);
  if (wrong === undefined) return entries;
  throw new UsageError(`--webhook-allow wants a host, host:port, IP address or CIDR, not "${wrong}".`);
}

/** Only a variable: others can read a command line. */
function readSecretKey(text = ''): Pick<CoreOptions, 'secretKey'> {
  if (text === '') return {};
  const secretKey = Buffer.from(text, 'base64');
  if (secretKey.length === LIMITS.secretKeyBytes) return { secretKey };
  throw new UsageError(`PLACET_DESK_SECRET_KEY wants ${LIMITS.secretKeyBytes} bytes in base64.`);
}

/** Only a variable, for the same reason. */
function readInitialPassword(initialPassword = ''): Pick<CoreOptions, 'initialPassword'> {
  if (initialPassword === '') return {};
  const { length } = initialPassword;
  if (length >= LIMITS.passwordMinChars && length <= LIMITS.passwordMaxChars) return { initialPassword };
  throw new UsageError(
    `PLACET_DESK_INITIAL_PASSWORD wants ${LIMITS.passwordMinChars} to ${LIMITS.passwordMaxChars} characters.`,
  );
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
        'webhook-allow': { type: 'string', multiple: true },
        'log-level': { type: 'string' },
        json: { type: 'boolean' },
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
