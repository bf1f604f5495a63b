import type { Agent, AgentWithActivity } from '../../contract/agent.ts';
import { MASKED_SECRET } from '../../contract/agent-settings.ts';
import type { ChannelActivity, StoredAgent } from '../domain/agent.ts';
import { presentInstant, presentOptionalInstant } from './instant.ts';

/** An agent on the wire: without its owner, secrets masked (contract.md 4.3). */
export function presentAgent(agent: StoredAgent): Agent {
  return {
    id: agent.id,
    name: agent.name,
    description: agent.description,
    avatarUrl: agent.avatarUrl,
    webhookUrl: agent.webhookUrl,
    webhookHeaders: agent.webhookHeaders === null ? null : { ...agent.webhookHeaders },
    webhookAuth: agent.webhookAuth === null ? null : { username: agent.webhookAuth.username, password: MASKED_SECRET },
    status: agent.status,
    statusMessage: agent.statusMessage,
    statusSince: presentOptionalInstant(agent.statusSince),
    lastActiveAt: presentOptionalInstant(agent.lastActiveAt),
    commands: agent.commands === null ? null : [...agent.commands],
    tag: agent.tag,
    managementUrl: agent.managementUrl,
    managementApiKey: agent.managementApiKey === null ? null : MASKED_SECRET,
    isSubagent: agent.isSubagent,
    parentAgentId: agent.parentAgentId,
    createdAt: presentInstant(agent.createdAt),
  };
}

/** The same for the person's list; the last message's members are absent when there is none (contract.md 4.3). */
export function presentAgentWithActivity(agent: StoredAgent, activity: ChannelActivity): AgentWithActivity {
  const { lastMessage, unreadCount } = activity;
  return {
    ...presentAgent(agent),
    ...(lastMessage?.text ? { lastMessage: lastMessage.text } : {}),
    ...(lastMessage === null ? {} : { lastMessageTime: presentInstant(lastMessage.createdAt) }),
    unreadCount,
  };
}

/** As much of an agent as may travel beside a message (R19). */
export function presentAgentSummary(agent: StoredAgent) {
  return { id: agent.id, name: agent.name, avatarUrl: agent.avatarUrl, tag: agent.tag };
}
