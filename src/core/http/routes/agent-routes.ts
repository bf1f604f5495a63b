import { presentAgent } from '../../presenters/agent.ts';
import { presentMessage } from '../../presenters/message.ts';
import { clampWaitMs } from '../../services/reviews.ts';
import type { Services } from '../../services/services.ts';
import type { RouteHandlers } from '../routing.ts';
import { presentPage } from './conversation-routes.ts';

/** The agents' side of the API (contract.md 6). */
export function agentRoutes({ messages, reviews, agents, streams, fileKeeper }: Services) {
  return {
    agentCreateMessage: async ({ caller, body }) => {
      const message = await messages.createFromAgent(caller.userId, body);
      return presentMessage(message, 'agent', await fileKeeper.readTexts(message));
    },
    // The agents' list is redacted, unlike their single message (R18).
    agentListMessages: async ({ caller, query }) => presentPage(await messages.listPage(caller.userId, query), streams),
    agentGetMessage: async ({ caller, parameters, query }) =>
      presentMessage(await messages.getOwned(caller.userId, idOf(parameters), query.channel), 'agent'),
    agentDeleteMessage: async ({ caller, parameters, query }) => {
      await messages.delete(caller.userId, idOf(parameters), query.channel);
      return { deleted: true };
    },
    agentAcknowledgeMessage: async ({ caller, parameters, query }) => {
      await messages.acknowledge(caller.userId, idOf(parameters), query.channel);
      return { acknowledged: true };
    },
    agentListPendingReviews: async ({ caller, query }) => {
      const pending = await reviews.list(caller.userId, { status: 'pending', channelId: query.channel });
      return pending.map((message) => presentMessage(message, 'agent'));
    },
    agentGetReview: async ({ caller, parameters, query }) =>
      presentMessage(await reviews.getOwned(caller.userId, idOf(parameters), query.channel), 'agent'),
    agentWaitForReview: async ({ caller, parameters, query, callerLeft }) => {
      const outcome = await reviews.wait(caller.userId, {
        keyId: caller.keyId,
        messageId: idOf(parameters),
        channelId: query.channel,
        timeoutMs: clampWaitMs(query.timeout),
        callerLeft,
      });
      const message = presentMessage(outcome.message, 'agent', await fileKeeper.readTexts(outcome.message));
      switch (outcome.status) {
        case 'completed':
          return { status: 'completed', response: message.review?.response ?? {}, message };
        case 'expired':
          return { status: 'expired', message };
        case 'pending':
          return { status: 'pending', timedOut: true, message };
        default:
          return outcome.status satisfies never;
      }
    },
    agentListAgents: async ({ caller }) => (await agents.list(caller.userId)).map(presentAgent),
    agentCreateAgent: async ({ caller, body }) => presentAgent(await agents.create(caller.userId, body)),
    agentPing: async ({ caller, body }) => {
      const reported = { status: body.status, statusMessage: body.message ?? null };
      return presentAgent(await agents.ping(caller.userId, body.agentId, reported));
    },
  } satisfies Partial<RouteHandlers>;
}

function idOf(parameters: Readonly<Record<string, string>>): string {
  return parameters.id ?? '';
}
