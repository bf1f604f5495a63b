import { AppError } from '../../contract/errors.ts';
import { callServer } from '../server/server-client.ts';

/** What the demo needs of the account in which it plays. */
export interface DemoServer {
  /** Where agents reach it; null while it is down. */
  url(): string | null;
  /** Makes a key for agents; answers its secret. */
  createKey(label: string): Promise<string>;
  deleteKeys(label: string): Promise<void>;
  /** Reads the inbox again, after channels have gone. */
  resync(): Promise<void>;
}

/**
 * Deletes every channel with the mark in its description, and those with these ids, with all that is in them. As an agent
 * does it, with a key of its own: the demo's may be known to nobody any more.
 */
export async function deleteMarkedChannels(
  server: DemoServer,
  mark: string,
  knownIds: ReadonlySet<string>,
): Promise<void> {
  const url = server.url();
  if (url === null) throw new AppError('core_not_running');
  const apiKey = await server.createKey(mark);
  const { value: agents } = await callServer(url, { apiKey }, 'agentListAgents');
  for (const { id, description } of agents) {
    if (!knownIds.has(id) && description?.includes(mark) !== true) continue;
    await callServer(url, { apiKey }, 'agentDeleteAgent', { parameters: { id } });
  }
}
