import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { loadSqliteEngine } from '../sqlite/engine.ts';
import { systemPorts } from './ports.ts';
import { createSessions } from './services/sessions.ts';
import { createDatabase } from './store/database.ts';
import { DATABASE_FILE } from './store/open.ts';
import { createSettingStore } from './store/settings.ts';
import { StartUpFault } from './store/start-up-fault.ts';
import { createUserStore } from './store/users.ts';

/** Where a core is reached, and a token of its owner. */
export interface LocalSession {
  readonly url: string;
  readonly token: string;
}

const agentFile = z.object({ url: z.string() });

/**
 * A token of 30 seconds for the core that runs on a data folder, signed with the secret in it: whoever may read the
 * folder is its owner already, so this gives nobody more than they had (docs/decisions/0006). Raises
 * `data_folder_unusable` when the folder does not say where its core is.
 */
export async function openLocalSession(dataFolder: string): Promise<LocalSession> {
  const { DatabaseSync } = loadSqliteEngine();
  const database = createDatabase(new DatabaseSync(join(dataFolder, DATABASE_FILE), { readOnly: true }));
  try {
    const users = createUserStore(database);
    const sessions = await createSessions(users, createSettingStore(database), systemPorts());
    const owner = await users.findFirstOwner();
    const { url } = agentFile.parse(JSON.parse(await readFile(join(dataFolder, 'agent.json'), 'utf8')));
    if (owner === null) throw new Error('it has no owner');
    return { url, token: await sessions.issueTicket(owner) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartUpFault(
      'data_folder_unusable',
      `The server on ${dataFolder} cannot be reached (${reason}). Start it again, or stop it and try again.`,
      { cause: error },
    );
  } finally {
    await database.close();
  }
}
