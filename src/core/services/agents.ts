import type { CreateAgentRequest } from '../../contract/agent.ts';
import { AppError } from '../../contract/errors.ts';
import type { ChannelActivity, StoredAgent } from '../domain/agent.ts';
import type { EventBus } from '../domain/events.ts';
import type { Ports } from '../ports.ts';
import type { AgentStore, ReportedStatus } from '../store/agents.ts';

/** Agents, which are channels, and what they say of themselves (contract.md 6.9, 6.10, 7.1). */
export interface Agents {
  create(ownerId: string, request: CreateAgentRequest): Promise<StoredAgent>;
  list(ownerId: string): Promise<StoredAgent[]>;
  listWithActivity(ownerId: string): Promise<(StoredAgent & { activity: ChannelActivity })[]>;
  /** The agent when this person owns it; else `channel_forbidden` (messages) or `agent_not_found` (agent routes). */
  getOwned(ownerId: string, id: string, otherwise: 'channel_forbidden' | 'agent_not_found'): Promise<StoredAgent>;
  /** Stores a ping and announces it, also a repeated one. */
  ping(ownerId: string, id: string, reported: ReportedStatus): Promise<StoredAgent>;
  markRead(ownerId: string, id: string): Promise<void>;
}

export function createAgents(store: AgentStore, events: EventBus, ports: Ports): Agents {
  const getOwned: Agents['getOwned'] = async (ownerId, id, otherwise) => {
    const agent = await store.find(id);
    if (agent === null || agent.ownerId !== ownerId) throw new AppError(otherwise);
    return agent;
  };

  return {
    async create(ownerId, request) {
      const agent: StoredAgent = {
        id: ports.newId(),
        ownerId,
        name: request.name,
        description: request.description ?? null,
        avatarUrl: request.avatarUrl ?? null,
        webhookUrl: request.webhookUrl ?? null,
        webhookHeaders: null,
        webhookAuth: null,
        status: 'offline',
        statusMessage: null,
        statusSince: null,
        lastActiveAt: null,
        commands: null,
        tag: request.tag ?? null,
        managementUrl: null,
        managementApiKey: null,
        isSubagent: false,
        parentAgentId: null,
        createdAt: ports.clock.now(),
      };
      await store.create(agent);
      return agent;
    },
    list: (ownerId) => store.list(ownerId),
    listWithActivity: (ownerId) => store.listWithActivity(ownerId),
    getOwned,
    async ping(ownerId, id, reported) {
      await getOwned(ownerId, id, 'agent_not_found');
      const agent = await store.reportStatus(id, reported, ports.newId(), ports.clock.now());
      if (agent === null) throw new AppError('agent_not_found');
      events.publish({ kind: 'agent:status', agent });
      return agent;
    },
    async markRead(ownerId, id) {
      await getOwned(ownerId, id, 'agent_not_found');
      await store.markRead(ownerId, id, ports.clock.now());
    },
  };
}
