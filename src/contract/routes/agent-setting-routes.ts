import { z } from 'zod';
import { agent } from '../agent.ts';
import {
  setCommandsRequest,
  setManagementRequest,
  setSubagentRequest,
  setTagRequest,
  setWebhookRequest,
  updateAgentRequest,
} from '../agent-settings.ts';
import { agentStatistics, allAgentsStatistics } from '../agent-statistics.ts';
import { deletedAnswer, type Route } from '../route.ts';

const ofChannel = z.object({ channelId: z.string().min(1) });

/** What can be changed of an agent, and what is counted of it (contract.md 6.9, 7.1). */
export const AGENT_SETTING_ROUTES = {
  agentUpdateAgent: {
    method: 'PATCH',
    path: '/api/v1/agents/:id',
    auth: 'apiKey',
    summary: 'Change a channel; null clears a member',
    body: updateAgentRequest,
    status: 200,
    answer: agent,
  },
  agentDeleteAgent: {
    method: 'DELETE',
    path: '/api/v1/agents/:id',
    auth: 'apiKey',
    summary: 'Delete a channel with everything in it',
    status: 200,
    answer: deletedAnswer,
  },
  agentSetWebhook: {
    method: 'POST',
    path: '/api/v1/agents/setWebhook',
    auth: 'apiKey',
    summary: 'Replace address, headers and basic auth of the channel’s webhook',
    body: setWebhookRequest,
    status: 200,
    answer: agent,
  },
  agentDeleteWebhook: {
    method: 'POST',
    path: '/api/v1/agents/deleteWebhook',
    auth: 'apiKey',
    summary: 'Clear address, headers and basic auth of the channel’s webhook',
    body: ofChannel,
    status: 200,
    answer: agent,
  },
  agentSetCommands: {
    method: 'PUT',
    path: '/api/v1/agents/:id/commands',
    auth: 'apiKey',
    summary: 'Replace the slash commands that the agent understands',
    body: setCommandsRequest,
    status: 200,
    answer: agent,
  },
  agentSetTag: {
    method: 'POST',
    path: '/api/v1/agents/setTag',
    auth: 'apiKey',
    summary: 'Set or clear the label that groups channels',
    body: setTagRequest,
    status: 200,
    answer: agent,
  },
  agentSetSubagent: {
    method: 'POST',
    path: '/api/v1/agents/setSubagent',
    auth: 'apiKey',
    summary: 'Put an agent under another one, or on its own',
    body: setSubagentRequest,
    status: 200,
    answer: agent,
  },
  agentSetManagement: {
    method: 'POST',
    path: '/api/v1/agents/setManagement',
    auth: 'apiKey',
    summary: 'Store or clear the management address and its key; nothing else uses them',
    body: setManagementRequest,
    status: 200,
    answer: agent,
  },
  updateAgent: {
    method: 'PATCH',
    path: '/api/agents/:id',
    auth: 'session',
    summary: 'Change an agent; null clears a member',
    body: updateAgentRequest,
    status: 200,
    answer: agent,
  },
  deleteAgent: {
    method: 'DELETE',
    path: '/api/agents/:id',
    auth: 'session',
    summary: 'Delete an agent with everything in its channel',
    status: 200,
    answer: deletedAnswer,
  },
  allAgentsStatistics: {
    method: 'GET',
    path: '/api/agents/stats',
    auth: 'session',
    summary: 'Counts over all agents of the person',
    status: 200,
    answer: allAgentsStatistics,
  },
  agentStatistics: {
    method: 'GET',
    path: '/api/agents/:id/stats',
    auth: 'session',
    summary: 'Counts of one agent and its newest status changes',
    status: 200,
    answer: agentStatistics,
  },
} as const satisfies Record<string, Route>;
