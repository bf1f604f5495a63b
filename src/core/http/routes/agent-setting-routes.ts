import { presentAgent } from '../../presenters/agent.ts';
import { presentAgentStatistics, presentAllAgentsStatistics } from '../../presenters/agent-statistics.ts';
import type { Services } from '../../services/services.ts';
import type { RouteHandlers } from '../routing.ts';

/** What is changed of agents by themselves and by people, and what is counted of them (contract.md 6.9, 7.1). */
export function agentSettingRoutes({
  agentSettings,
  agentStatistics,
}: Pick<Services, 'agentSettings' | 'agentStatistics'>) {
  return {
    agentUpdateAgent: async ({ caller, parameters, body }) =>
      presentAgent(await agentSettings.update(caller.userId, parameters.id ?? '', body)),
    agentDeleteAgent: async ({ caller, parameters }) => {
      await agentSettings.delete(caller.userId, parameters.id ?? '');
      return { deleted: true };
    },
    agentSetWebhook: async ({ caller, body }) => presentAgent(await agentSettings.setWebhook(caller.userId, body)),
    agentDeleteWebhook: async ({ caller, body }) =>
      presentAgent(await agentSettings.clearWebhook(caller.userId, body.channelId)),
    agentSetCommands: async ({ caller, parameters, body }) =>
      presentAgent(await agentSettings.setCommands(caller.userId, parameters.id ?? '', body.commands)),
    agentSetTag: async ({ caller, body }) =>
      presentAgent(await agentSettings.setTag(caller.userId, body.channelId, body.tag)),
    agentSetSubagent: async ({ caller, body }) =>
      presentAgent(await agentSettings.setParent(caller.userId, body.channelId, body.parentChannelId ?? null)),
    agentSetManagement: async ({ caller, body }) =>
      presentAgent(await agentSettings.setManagement(caller.userId, body.channelId, body)),

    updateAgent: async ({ caller, parameters, body }) =>
      presentAgent(await agentSettings.update(caller.user.id, parameters.id ?? '', body)),
    deleteAgent: async ({ caller, parameters }) => {
      await agentSettings.delete(caller.user.id, parameters.id ?? '');
      return { deleted: true };
    },
    allAgentsStatistics: async ({ caller }) => presentAllAgentsStatistics(await agentStatistics.ofAll(caller.user.id)),
    agentStatistics: async ({ caller, parameters }) =>
      presentAgentStatistics(await agentStatistics.ofOne(caller.user.id, parameters.id ?? '')),
  } satisfies Partial<RouteHandlers>;
}
