import { z } from 'zod';
import { AGENT_STATUSES, agent, agentWithActivity, createAgentRequest } from '../agent.ts';
import { LIMITS } from '../limits.ts';
import type { Route } from '../route.ts';

/** Agents, which are channels, and their status (contract.md 6.9, 6.10, 7.1). */
export const CHANNEL_ROUTES = {
  agentListAgents: {
    method: 'GET',
    path: '/api/v1/agents',
    auth: 'apiKey',
    summary: 'Channels of the key’s owner, newest first',
    status: 200,
    answer: z.array(agent),
  },
  agentCreateAgent: {
    method: 'POST',
    path: '/api/v1/agents',
    auth: 'apiKey',
    summary: 'Create a channel',
    body: createAgentRequest,
    status: 201,
    answer: agent,
  },
  agentPing: {
    method: 'POST',
    path: '/api/v1/status/ping',
    auth: 'apiKey',
    summary: 'Heartbeat: how the agent is',
    body: z.object({
      agentId: z.string().min(1),
      status: z.enum(AGENT_STATUSES),
      message: z.string().max(LIMITS.statusMessageChars).nullish(),
    }),
    status: 201,
    answer: agent,
  },
  listAgents: {
    method: 'GET',
    path: '/api/agents',
    auth: 'session',
    summary: 'Agents of the person with last message and unread count, newest first',
    status: 200,
    answer: z.array(agentWithActivity),
  },
  createAgent: {
    method: 'POST',
    path: '/api/agents',
    auth: 'session',
    summary: 'Create an agent',
    body: createAgentRequest,
    status: 201,
    answer: agent,
  },
  markChannelRead: {
    method: 'POST',
    path: '/api/agents/:id/read',
    auth: 'session',
    summary: 'Set the read marker of a channel to now',
    status: 201,
    answer: null,
  },
} as const satisfies Record<string, Route>;
