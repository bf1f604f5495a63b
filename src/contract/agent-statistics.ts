import { z } from 'zod';
import { id, instant } from './value.ts';

/** One change of an agent's status (contract.md 4.5). */
export const statusHistoryEntry = z.object({
  id,
  agentId: z.string(),
  status: z.string(),
  message: z.string().nullable(),
  createdAt: instant,
});
export type StatusHistoryEntry = z.infer<typeof statusHistoryEntry>;

const count = z.number().int().nonnegative();

/** Counts of requests; 0 on a server that keeps no request log, as ours (contract.md 14). */
const requestCounts = { successRequests: count, errorRequests: count };

/** Counts over all agents of a person (contract.md 7.1). */
export const allAgentsStatistics = z.object({
  totalAgents: count,
  activeAgents: count,
  totalMessages: count,
  ...requestCounts,
});
export type AllAgentsStatistics = z.infer<typeof allAgentsStatistics>;

/** Counts of one agent: inbound from the agent, outbound to it; with its newest status changes. */
export const agentStatistics = z.object({
  totalMessages: count,
  totalInbound: count,
  totalOutbound: count,
  ...requestCounts,
  statusHistory: z.array(statusHistoryEntry),
});
export type AgentStatistics = z.infer<typeof agentStatistics>;
