import { AppError } from '../../contract/errors.ts';
import type { StoredAgent } from '../domain/agent.ts';
import { isImage } from '../domain/attachment.ts';
import type { AvatarStore, StoredAvatar } from '../store/avatars.ts';
import type { Agents } from './agents.ts';
import type { FileKeeper, ReceivedFile } from './file-keeper.ts';
import type { FileSweeper } from './file-sweeper.ts';

/** Pictures of agents (contract.md 7.1). Each raises `agent_not_found` for an agent that is not the person's. */
export interface Avatars {
  /** Raises `image_required`. Answers the agent, whose `avatarUrl` is now a storage key. */
  set(ownerId: string, agentId: string, file: ReceivedFile): Promise<StoredAgent>;
  /** Raises `avatar_not_found`. */
  get(ownerId: string, agentId: string): Promise<StoredAvatar>;
  /** Also takes away an address of elsewhere. */
  delete(ownerId: string, agentId: string): Promise<StoredAgent>;
}

/** Makes the service. */
export function createAvatars(store: AvatarStore, agents: Agents, keeper: FileKeeper, sweeper: FileSweeper): Avatars {
  return {
    async set(ownerId, agentId, file) {
      await agents.getOwned(ownerId, agentId, 'agent_not_found');
      const { mimeType, sizeBytes, sha256, storageKey } = await keeper.keep(file, { ownerId, channelId: agentId });
      if (!isImage(mimeType)) throw new AppError('image_required');
      if (!(await store.set(agentId, { mimeType, sizeBytes, sha256 }, storageKey))) {
        throw new AppError('agent_not_found');
      }
      sweeper.removeReleased();
      return agents.getOwned(ownerId, agentId, 'agent_not_found');
    },
    async get(ownerId, agentId) {
      await agents.getOwned(ownerId, agentId, 'agent_not_found');
      const avatar = await store.find(agentId);
      if (avatar === null) throw new AppError('avatar_not_found');
      return avatar;
    },
    async delete(ownerId, agentId) {
      await agents.getOwned(ownerId, agentId, 'agent_not_found');
      await store.delete(agentId);
      sweeper.removeReleased();
      return agents.getOwned(ownerId, agentId, 'agent_not_found');
    },
  };
}
