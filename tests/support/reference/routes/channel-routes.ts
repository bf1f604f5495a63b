import { z } from 'zod';
import { presentAgent } from '../presented.ts';
import { Refusal, validated } from '../refusal.ts';
import type { Router } from '../routing.ts';
import { addAgent, markKey, newId, nowText, removeAgent } from '../rows.ts';
import type { StoredAgent } from '../state.ts';
import type { World } from '../world.ts';

const STATUS_HISTORY_COUNT = 100;

const newAgentRequest = z.object({
  name: z.string().min(1),
  description: z.string().optional(),
  avatarUrl: z.url().optional(),
  webhookUrl: z.url().optional(),
  tag: z.string().max(64).optional(),
});
const agentRequest = z
  .object({
    name: z.string().min(1),
    description: z.string(),
    avatarUrl: z.url().nullable(),
    webhookUrl: z.url().nullable(),
    webhookHeaders: z.record(z.string(), z.string()).nullable(),
    webhookAuth: z.object({ username: z.string(), password: z.string() }).nullable(),
    tag: z.string().max(64).nullable(),
  })
  .partial();
const pingRequest = z.object({
  agentId: z.string().min(1),
  status: z.enum(['active', 'busy', 'error', 'offline']),
  message: z.string().max(500).optional(),
});
const webhookRequest = z.object({
  url: z.url(),
  channelId: z.string(),
  headers: z.record(z.string(), z.string()).optional(),
  auth: z.object({ username: z.string(), password: z.string() }).optional(),
});
const commandsRequest = z.object({
  commands: z.array(z.object({ command: z.string(), description: z.string() }).loose()),
});
const tagRequest = z.object({ channelId: z.string(), tag: z.string().max(64).nullable() });

/** Channels for people (contract.md 7.1) and for agents (6.9), and the status ping (6.10). */
export function channelRoutes(router: Router, world: World): void {
  const { state, features } = world;
  const listAgents = (userId: string): StoredAgent[] =>
    [...state.agents.values()].filter(({ ownerId }) => ownerId === userId).reverse();
  const ownAgent = (userId: string, id: string | undefined): StoredAgent => {
    const agent = state.agents.get(id ?? '');
    if (agent?.ownerId !== userId) throw new Refusal(404, 'Agent not found');
    return agent;
  };
  const create = (userId: string, body: unknown) =>
    presentAgent(world, addAgent(state, userId, withoutUndefined(validated(newAgentRequest, body))));
  const change = (userId: string, id: string | undefined, body: unknown) => {
    const changed = ownAgent(userId, id);
    return presentAgent(world, Object.assign(changed, withoutUndefined(validated(agentRequest, body))));
  };
  const remove = (userId: string, id: string | undefined) => {
    removeAgent(state, ownAgent(userId, id).id);
    return { deleted: true };
  };

  router.person('GET /api/agents', ({ user }) =>
    listAgents(user.id).map((agent) => ({ ...presentAgent(world, agent), ...activityOf(world, user.id, agent) })),
  );
  router.person('GET /api/agents/stats', ({ user }) => {
    const agents = listAgents(user.id);
    const totals = agents.map((agent) => statisticsOf(world, agent));
    const sum = (read: (one: (typeof totals)[number]) => number) => totals.reduce((all, one) => all + read(one), 0);
    return {
      totalAgents: agents.length,
      activeAgents: agents.filter(({ status }) => status === 'active').length,
      totalMessages: sum((one) => one.totalMessages),
      successRequests: sum((one) => one.successRequests),
      errorRequests: sum((one) => one.errorRequests),
    };
  });
  router.person('GET /api/agents/:id/stats', ({ user, parameters }) => {
    const agent = ownAgent(user.id, parameters.id);
    const history = state.statusChanges.filter(({ agentId }) => agentId === agent.id).reverse();
    return { ...statisticsOf(world, agent), statusHistory: history.slice(0, STATUS_HISTORY_COUNT) };
  });
  router.person('POST /api/agents', ({ user, body }) => create(user.id, body), 201);
  router.person('PATCH /api/agents/:id', ({ user, parameters, body }) => change(user.id, parameters.id, body));
  router.person('DELETE /api/agents/:id', ({ user, parameters }) => remove(user.id, parameters.id));
  router.person(
    'POST /api/agents/:id/read',
    ({ user, parameters }) => {
      state.readMarks.set(markKey(user.id, ownAgent(user.id, parameters.id).id), nowText());
    },
    201,
  );
  router.person('GET /api/agents/:id/avatar', () => {
    throw new Refusal(404, 'Avatar not found');
  });

  router.agent('GET /api/v1/agents', ({ userId }) => listAgents(userId).map((agent) => presentAgent(world, agent)));
  router.agent('POST /api/v1/agents', ({ userId, body }) => create(userId, body), 201);
  router.agent('PATCH /api/v1/agents/:id', ({ userId, parameters, body }) => change(userId, parameters.id, body));
  router.agent('DELETE /api/v1/agents/:id', ({ userId, parameters }) => remove(userId, parameters.id));
  router.agent('POST /api/v1/agents/setWebhook', ({ userId, body }) => {
    const { url, channelId, headers, auth } = validated(webhookRequest, body);
    const agent = ownAgent(userId, channelId);
    Object.assign(agent, { webhookUrl: url, webhookHeaders: headers ?? null, webhookAuth: auth ?? null });
    return presentAgent(world, agent);
  });
  if (features.commands) {
    router.agent('PUT /api/v1/agents/:id/commands', ({ userId, parameters, body }) => {
      const agent = ownAgent(userId, parameters.id);
      agent.commands = validated(commandsRequest, body).commands;
      return presentAgent(world, agent);
    });
  }
  if (features.tags) {
    router.agent('POST /api/v1/agents/setTag', ({ userId, body }) => {
      const { channelId, tag } = validated(tagRequest, body);
      const agent = ownAgent(userId, channelId);
      agent.tag = tag;
      return presentAgent(world, agent);
    });
  }
  router.agent(
    'POST /api/v1/status/ping',
    ({ userId, body }) => {
      const { agentId, status, message } = validated(pingRequest, body);
      const agent = ownAgent(userId, agentId);
      ping(world, agent, status, message ?? null);
      return presentAgent(world, agent);
    },
    201,
  );
}

/** Takes over what an agent says of itself; people's sockets hear it, an agent's never (R6). */
function ping(
  { state, features, tell }: World,
  agent: StoredAgent,
  status: string,
  statusMessage: string | null,
): void {
  const at = nowText();
  const isChange = agent.status !== status;
  if (isChange) state.statusChanges.push({ id: newId(), agentId: agent.id, status, message: null, createdAt: at });
  if (isChange || !features.management) agent.statusSince = at;
  Object.assign(agent, { status, statusMessage, lastActiveAt: at });
  const { statusSince } = agent;
  tell('user', agent, 'agent:status', { agentId: agent.id, status, statusMessage, statusSince });
}

function activityOf({ state }: World, userId: string, agent: StoredAgent) {
  const messages = [...state.messages.values()].filter(({ channelId }) => channelId === agent.id);
  const last = messages.at(-1);
  const readAt = state.readMarks.get(markKey(userId, agent.id));
  const unread = messages.filter(
    ({ senderType, createdAt }) => senderType === 'agent' && (readAt === undefined || createdAt > readAt),
  );
  return {
    ...(last === undefined ? {} : { lastMessageTime: last.createdAt }),
    ...(last?.text ? { lastMessage: last.text } : {}),
    unreadCount: unread.length,
  };
}

function statisticsOf({ state }: World, agent: StoredAgent) {
  const messages = [...state.messages.values()].filter(({ channelId }) => channelId === agent.id);
  const inbound = messages.filter(({ senderType }) => senderType === 'agent').length;
  return {
    totalMessages: messages.length,
    totalInbound: inbound,
    totalOutbound: messages.length - inbound,
    successRequests: inbound,
    errorRequests: 0,
  };
}

function withoutUndefined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
