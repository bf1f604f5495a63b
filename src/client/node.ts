import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import {
  type Access,
  type AccessSource,
  type ConnectOptions,
  connect as connectTo,
  type PlacetClient,
} from './index.ts';
import { PlacetError } from './placet-error.ts';

// The entry for Node: all of the client, and what finds the program that runs on this computer.
export * from './index.ts';

/** The variables that are looked at. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Makes a client; without an access, of the Placet Desk that runs on this computer, see {@link findProgram}. */
export function connect(source: AccessSource = () => findProgram(), options: ConnectOptions = {}): PlacetClient {
  return connectTo(source, options);
}

/**
 * Finds the running Placet Desk: at PLACET_URL with PLACET_API_KEY, else where the `agent.json` of its data folder says
 * (PLACET_DESK_DATA moves the folder). Raises {@link PlacetError} with the status 0 when it was never started, and a
 * `TypeError` for an address without a key.
 */
export async function findProgram(environment: Environment = process.env): Promise<Access> {
  const { PLACET_URL: url = '', PLACET_API_KEY: ownKey = '' } = environment;
  if (url !== '') {
    if (ownKey !== '') return { url, apiKey: ownKey };
    throw new TypeError('PLACET_URL is set, but PLACET_API_KEY is not: set both, or neither.');
  }
  const file = join(dataFolder(environment), 'agent.json');
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    const advice = 'Start Placet Desk once, or set PLACET_URL and PLACET_API_KEY.';
    throw new PlacetError(0, `There is no ${file}, which says where Placet Desk is. ${advice}`, { cause });
  }
  try {
    const access = JSON.parse(text) as Access;
    // The channel of agent.json belongs to the key beside it.
    return ownKey === '' ? access : { url: access.url, apiKey: ownKey };
  } catch (cause) {
    throw new PlacetError(0, `${file} cannot be read. Start Placet Desk again, which writes it anew.`, { cause });
  }
}

/** Where this person's Placet Desk keeps its data. */
function dataFolder(environment: Environment): string {
  const home = homedir();
  if (environment.PLACET_DESK_DATA) return environment.PLACET_DESK_DATA;
  switch (process.platform) {
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'Placet Desk', 'core');
    case 'win32':
      return join(environment.APPDATA ?? join(home, 'AppData', 'Roaming'), 'Placet Desk', 'core');
    default:
      return join(environment.XDG_DATA_HOME || join(home, '.local', 'share'), 'placet-desk');
  }
}
