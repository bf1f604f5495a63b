import { createAgentRequest } from '../../contract/agent.ts';
import { AppError } from '../../contract/errors.ts';
import type { StoredAgent } from '../domain/agent.ts';
import type { Agents } from '../services/agents.ts';
import { createTurns } from '../services/turns.ts';
import type { McpClient } from './client.ts';

/** Finds the channel that a client means. */
export interface ChannelChoice {
  /**
   * The channel of this id or name, else the one with the program's own name; a name that no agent has makes one. Raises
   * `channel_forbidden` for an id of nobody, and for what the key's scope leaves out.
   */
  choose(client: McpClient, wished: string | undefined, ownName: string): Promise<StoredAgent>;
  /** The one that a list is narrowed to; undefined for all. Makes none. Raises `channel_forbidden`. */
  narrow(client: McpClient, wished: string | undefined): Promise<string | undefined>;
}

/** Makes the choice. */
export function createChannelChoice(agents: Agents): ChannelChoice {
  // Two calls of a new client at once must not make two agents.
  const turns = createTurns(1);

  const find = async ({ userId }: McpClient, wished: string): Promise<StoredAgent | undefined> => {
    // Newest first: of two with one name the older is meant.
    const owned = await agents.list(userId);
    return owned.find(({ id }) => id === wished) ?? owned.findLast(({ name }) => name === wished);
  };
  const findScoped = async ({ userId, scope }: McpClient, wished: string | undefined): Promise<StoredAgent | null> => {
    if (scope === null || scope.channelId === null) return null;
    const agent = await agents.getOwned(userId, scope.channelId, 'channel_forbidden');
    if (wished === undefined || wished === agent.id || wished === agent.name) return agent;
    throw new AppError('channel_forbidden', `Your key is for the channel "${agent.name}" only; leave channel out.`);
  };

  return {
    async choose(client, wished, ownName) {
      const scoped = await findScoped(client, wished);
      if (scoped !== null) return scoped;
      const { name } = createAgentRequest.parse({ name: wished ?? ownName });
      return turns.take(async () => {
        const found = await find(client, name);
        if (found !== undefined) return found;
        if (isId(name)) throw noSuchChannel(name);
        return agents.create(client.userId, { name });
      });
    },
    async narrow(client, wished) {
      const scoped = await findScoped(client, wished);
      if (scoped !== null || wished === undefined) return scoped?.id;
      const found = await find(client, wished);
      if (found === undefined) throw noSuchChannel(wished);
      return found.id;
    },
  };
}

/** Nobody means to call an agent this. */
function isId(name: string): boolean {
  return /^c[a-z0-9]{24}$/.test(name);
}

function noSuchChannel(wished: string): AppError {
  return new AppError('channel_forbidden', `There is no channel "${wished}".`);
}
