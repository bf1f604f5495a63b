import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { httpUrl, id, instant } from './value.ts';

/** What an agent says of itself; the server never changes it on its own (contract.md 4.3). */
export const AGENT_STATUSES = ['active', 'busy', 'error', 'offline'] as const;
export type AgentStatus = (typeof AGENT_STATUSES)[number];

/** A slash command that an agent understands. */
export const agentCommand = z.object({
  command: z.string(),
  description: z.string(),
  acceptsArgs: z.boolean().optional(),
  argHint: z.string().optional(),
});

/** An agent and its channel, which are one thing with one id (contract.md 4.3). Secrets read back as `***`. */
export const agent = z.looseObject({
  id,
  name: z.string(),
  description: z.string().nullish(),
  avatarUrl: z.string().nullish(),
  webhookUrl: z.string().nullish(),
  webhookHeaders: z.record(z.string(), z.string()).nullish(),
  webhookAuth: z.object({ username: z.string(), password: z.string() }).nullish(),
  status: z.string(),
  statusMessage: z.string().nullish(),
  statusSince: instant.nullish(),
  lastActiveAt: instant.nullish(),
  commands: z.array(agentCommand).nullish(),
  tag: z.string().nullish(),
  managementUrl: z.string().nullish(),
  managementApiKey: z.string().nullish(),
  isSubagent: z.boolean().optional(),
  parentAgentId: z.string().nullish(),
  createdAt: instant,
});
export type Agent = z.infer<typeof agent>;

/** An agent in the person's list: with its last message, both members absent when there is none, and what is unread. */
export const agentWithActivity = agent.extend({
  lastMessage: z.string().optional(),
  lastMessageTime: instant.optional(),
  unreadCount: z.number().int().nonnegative().catch(0),
});
export type AgentWithActivity = z.infer<typeof agentWithActivity>;

/** What creates an agent (contract.md 6.9). */
export const createAgentRequest = z.object({
  name: z.string().trim().min(1).max(LIMITS.agentNameChars),
  description: z.string().max(LIMITS.agentDescriptionChars).optional(),
  avatarUrl: httpUrl.optional(),
  webhookUrl: httpUrl.optional(),
  tag: z.string().max(LIMITS.tagChars).optional(),
});
export type CreateAgentRequest = z.infer<typeof createAgentRequest>;
