import type { z } from 'zod';
import type { agentCommands, SetWebhookRequest, UpdateAgentRequest } from '../../contract/agent-settings.ts';
import { AppError } from '../../contract/errors.ts';
import type { StoredAgent } from '../domain/agent.ts';
import { agentWithWebhook, changedAgent, managementOf } from '../domain/agent-change.ts';
import { checkParent } from '../domain/agent-place.ts';
import type { EventBus } from '../domain/events.ts';
import type { AgentSettingStore } from '../store/agent-settings.ts';
import type { DeletedChannel } from '../store/channel-deletion.ts';

/** What is changed of agents, and their end (contract.md 6.9). Each raises `agent_not_found`. */
export interface AgentSettings {
  update(ownerId: string, id: string, change: UpdateAgentRequest): Promise<StoredAgent>;
  /** Replaces the webhook whole. Raises `parent_impossible`. */
  setWebhook(ownerId: string, request: SetWebhookRequest): Promise<StoredAgent>;
  clearWebhook(ownerId: string, id: string): Promise<StoredAgent>;
  setCommands(ownerId: string, id: string, commands: z.infer<typeof agentCommands>): Promise<StoredAgent>;
  setTag(ownerId: string, id: string, tag: string | null): Promise<StoredAgent>;
  /** Puts an agent under another of the same person, or, with null, on its own. Raises `parent_impossible`. */
  setParent(ownerId: string, id: string, parentId: string | null): Promise<StoredAgent>;
  setManagement(ownerId: string, id: string, wish: Parameters<typeof managementOf>[0]): Promise<StoredAgent>;
  /** Deletes an agent with everything in its channel; held waits on its reviews end. */
  delete(ownerId: string, id: string): Promise<void>;
}

type FindAgent = (id: string) => StoredAgent | null;

export function createAgentSettings(store: AgentSettingStore, events: EventBus): AgentSettings {
  const change = async (
    ownerId: string,
    id: string,
    decide: (agent: StoredAgent, find: FindAgent) => StoredAgent,
  ): Promise<StoredAgent> => {
    const changed = await store.change(id, (agent, find) => {
      if (agent.ownerId !== ownerId) throw new AppError('agent_not_found');
      return decide(agent, find);
    });
    if (changed === null) throw new AppError('agent_not_found');
    return changed;
  };

  return {
    update: (ownerId, id, wish) => change(ownerId, id, (agent) => changedAgent(agent, wish)),
    setWebhook: (ownerId, request) =>
      change(ownerId, request.channelId, (agent, find) => {
        const changed = agentWithWebhook(agent, request);
        return request.isSubagent == null ? changed : underParent(changed, request.parentChannelId ?? null, find);
      }),
    clearWebhook: (ownerId, id) =>
      change(ownerId, id, (agent) => ({ ...agent, webhookUrl: null, webhookHeaders: null, webhookAuth: null })),
    setCommands: (ownerId, id, commands) => change(ownerId, id, (agent) => ({ ...agent, commands })),
    setTag: (ownerId, id, tag) => change(ownerId, id, (agent) => ({ ...agent, tag })),
    setParent: (ownerId, id, parentId) => change(ownerId, id, (agent, find) => underParent(agent, parentId, find)),
    setManagement: (ownerId, id, wish) => change(ownerId, id, (agent) => ({ ...agent, ...managementOf(wish, agent) })),
    async delete(ownerId, id) {
      const deleted = await store.delete(ownerId, id);
      if (deleted === null) throw new AppError('agent_not_found');
      announceDeletedChannel(events, deleted);
    },
  };
}

/** Tells what hangs on a deleted channel: waits and inboxes of its pending reviews, and who keeps something of it. */
export function announceDeletedChannel(events: EventBus, deleted: DeletedChannel): void {
  const { channelId, ownerId, pendingMessageIds } = deleted;
  for (const messageId of pendingMessageIds) {
    events.publish({ kind: 'message:deleted', messageId, channelId, ownerId });
  }
  events.publish({ kind: 'channel:deleted', channelId, ownerId });
}

function underParent(agent: StoredAgent, parentId: string | null, find: FindAgent): StoredAgent {
  if (parentId === null) return { ...agent, isSubagent: false, parentAgentId: null };
  if (find(parentId)?.ownerId !== agent.ownerId) throw new AppError('agent_not_found');
  checkParent(agent.id, parentId, (id) => find(id)?.parentAgentId ?? null);
  return { ...agent, isSubagent: true, parentAgentId: parentId };
}
