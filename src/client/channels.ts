import type { Channel } from './answers.ts';
import type { Caller } from './caller.ts';

/** Finds and makes channels by the names of their agents. */
export interface Channels {
  /** The channel of the agent with this name; it is created when there is none. */
  named(name: string, signal?: AbortSignal): Promise<Channel>;
  /** Looks again the next time: the channel may have been deleted. */
  forget(name: string): void;
}

/** Makes the finder. */
export function createChannels(caller: Caller, retryForMs: number): Channels {
  const known = new Map<string, Promise<Channel>>();

  const find = async (name: string, signal: AbortSignal | undefined): Promise<Channel | undefined> => {
    const all = await caller.repeatedly<Channel[]>({ path: '/api/v1/agents', signal }, retryForMs);
    // Two programs may have created it at once; both then take the older one.
    return all
      .filter((channel) => channel.name === name)
      .sort((a, b) => a.createdAt.localeCompare(b.createdAt) || a.id.localeCompare(b.id))[0];
  };

  const findOrCreate = async (name: string, signal: AbortSignal | undefined): Promise<Channel> => {
    const found = await find(name, signal);
    if (found !== undefined) return found;
    const path = '/api/v1/agents';
    const created = await caller.once<Channel>({ method: 'POST', path, body: { name }, signal });
    const oldest = (await find(name, signal)) ?? created;
    if (oldest.id !== created.id) await caller.once({ method: 'DELETE', path: `${path}/${created.id}`, signal });
    return oldest;
  };

  return {
    named(name, signal) {
      const finding = known.get(name) ?? findOrCreate(name, signal);
      known.set(name, finding);
      finding.catch(() => known.delete(name));
      return finding;
    },
    forget: (name) => void known.delete(name),
  };
}
