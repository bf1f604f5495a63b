import type { z } from 'zod';
import type { AgentStatus, agentCommand } from '../../contract/agent.ts';

/** An agent and its channel as stored; secrets are in clear here and nowhere else (contract.md 4.3). */
export interface StoredAgent {
  readonly id: string;
  readonly ownerId: string;
  readonly name: string;
  readonly description: string | null;
  readonly avatarUrl: string | null;
  readonly webhookUrl: string | null;
  readonly webhookHeaders: Readonly<Record<string, string>> | null;
  readonly webhookAuth: { readonly username: string; readonly password: string } | null;
  readonly status: AgentStatus;
  readonly statusMessage: string | null;
  readonly statusSince: number | null;
  readonly lastActiveAt: number | null;
  readonly commands: readonly z.infer<typeof agentCommand>[] | null;
  readonly tag: string | null;
  readonly managementUrl: string | null;
  readonly managementApiKey: string | null;
  readonly isSubagent: boolean;
  readonly parentAgentId: string | null;
  readonly createdAt: number;
}

/** What a person sees of a channel at a glance. */
export interface ChannelActivity {
  readonly lastMessage: { readonly text: string | null; readonly createdAt: number } | null;
  readonly unreadCount: number;
}
