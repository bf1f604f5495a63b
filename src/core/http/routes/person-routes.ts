import { presentAgent, presentAgentSummary, presentAgentWithActivity } from '../../presenters/agent.ts';
import { presentMessage } from '../../presenters/message.ts';
import type { Services } from '../../services/services.ts';
import type { RouteHandlers } from '../routing.ts';
import { presentPage } from './conversation-routes.ts';

/** The person's side of the API: channels, messages, reviews (contract.md 7.1, 7.2). */
export function personRoutes({ messages, reviews, agents, streams, fileKeeper }: Services) {
  return {
    listAgents: async ({ caller }) =>
      (await agents.listWithActivity(caller.user.id)).map(({ activity, ...agent }) =>
        presentAgentWithActivity(agent, activity),
      ),
    createAgent: async ({ caller, body }) => presentAgent(await agents.create(caller.user.id, body)),
    markChannelRead: async ({ caller, parameters }) => {
      await agents.markRead(caller.user.id, parameters.id ?? '');
      return undefined;
    },
    listMessages: async ({ caller, query }) => {
      const { search: _, ...withoutSearch } = query;
      return presentPage(await messages.listPage(caller.user.id, withoutSearch), streams);
    },
    createMessage: async ({ caller, body }) => {
      const message = await messages.createFromPerson(caller.user.id, body);
      return presentMessage(message, 'person', await fileKeeper.readTexts(message));
    },
    listReviews: async ({ caller, query }) => {
      const found = await reviews.list(caller.user.id, { status: query.status, channelId: query.channel, page: query });
      return found.map((message) => presentMessage(message, 'person'));
    },
    getMessage: async ({ caller, parameters }) => {
      const message = await messages.getOwned(caller.user.id, parameters.id ?? '');
      const agent = await agents.getOwned(caller.user.id, message.channelId, 'channel_forbidden');
      return { ...presentMessage(message, 'person'), agent: presentAgentSummary(agent) };
    },
    respond: async ({ caller, parameters, body }) =>
      presentMessage(await reviews.respond(caller.user.id, parameters.id ?? '', body), 'person'),
  } satisfies Partial<RouteHandlers>;
}
