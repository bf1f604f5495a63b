import { retryDelivery } from '../deliveries.ts';
import { createPersonMessage, ownAgent } from '../messages.ts';
import { presentAgent, presentAnswered, presentMessage } from '../presented.ts';
import { Refusal } from '../refusal.ts';
import { respond } from '../reviews.ts';
import type { Call, Router } from '../routing.ts';
import type { StoredMessage } from '../state.ts';
import { agentOf, type World } from '../world.ts';

const PAGE_COUNT = 50;
const LONGEST_PAGE_COUNT = 100;

/** Messages and reviews for people (contract.md 7.2). */
export function messageRoutes(router: Router, world: World): void {
  const { state, features } = world;
  const ownMessage = (userId: string, id: string | undefined): StoredMessage => {
    const message = findMessage(world, id);
    ownAgent(world, userId, message.channelId);
    return message;
  };

  router.person('GET /api/messages', (call) => {
    const agent = ownAgent(world, call.user.id, call.query.channel ?? '');
    return messagePage(world, call, agent.id);
  });
  router.person('GET /api/messages/reviews', ({ user, query: { status, channel } }) =>
    [...state.messages.values()]
      .filter(
        (message) =>
          message.review !== null &&
          agentOf(world, message).ownerId === user.id &&
          (channel === undefined || message.channelId === channel) &&
          // Left out, it is every review (R12).
          (status === undefined || status === 'all' || message.review.status === status),
      )
      .reverse()
      .map((message) => presentMessage(world, message, { redacted: true })),
  );
  router.person('GET /api/messages/:id', ({ user, parameters }) => {
    const message = ownMessage(user.id, parameters.id);
    const agent = presentAgent(world, agentOf(world, message));
    return { ...presentMessage(world, message, { redacted: true }), agent };
  });
  if (features.iterations) {
    router.person('GET /api/messages/:id/iterations', ({ user, parameters }) =>
      chainOf(world, ownMessage(user.id, parameters.id)),
    );
  }
  router.person(
    'POST /api/messages',
    ({ user, body }) => presentMessage(world, createPersonMessage(world, user.id, body)),
    201,
  );
  router.person(
    'POST /api/messages/:id/respond',
    ({ user, parameters, body }) => {
      const message = ownMessage(user.id, parameters.id);
      respond(world, message, body);
      return presentAnswered(world, message);
    },
    201,
  );
  router.person('POST /api/messages/:id/retry', ({ user, parameters }) => {
    retryDelivery(world, ownMessage(user.id, parameters.id));
    return { retried: true };
  });
}

/** The message of this id, whoever owns it, or the refusal. */
export function findMessage({ state }: World, id: string | undefined): StoredMessage {
  const message = state.messages.get(id ?? '');
  if (message === undefined) throw new Refusal(404, 'Message not found');
  return message;
}

/** One page of a channel, newest first (contract.md 6.3); a junk `limit` is an error of the server (R15). */
export function messagePage(world: World, { query }: Call, channelId: string) {
  const limit = query.limit === undefined ? PAGE_COUNT : Number(query.limit);
  if (!Number.isInteger(limit) || limit < 1) throw new Error(`"${query.limit}" is no number of messages`);
  const count = Math.min(limit, LONGEST_PAGE_COUNT);
  const all = [...world.state.messages.values()].filter((message) => message.channelId === channelId).reverse();
  const start = query.cursor === undefined ? 0 : all.findIndex(({ id }) => id === query.cursor) + 1;
  const isUnknownCursor = query.cursor !== undefined && start === 0;
  const data = isUnknownCursor ? [] : all.slice(start, start + count);
  return {
    data: data.map((message) => presentMessage(world, message, { redacted: true, statusEvents: true })),
    nextCursor: data.length === count ? data.at(-1)?.id : null,
  };
}

/** The chain of a message, ascending; one that is in none is alone (contract.md 6.5). */
export function chainOf(world: World, message: StoredMessage) {
  const { iterationGroupId } = message;
  const members =
    iterationGroupId === null
      ? [message]
      : [...world.state.messages.values()].filter((one) => one.iterationGroupId === iterationGroupId);
  return {
    groupId: iterationGroupId ?? message.id,
    iterations: members
      .sort((one, other) => (one.iteration ?? 0) - (other.iteration ?? 0))
      .map((one) => presentMessage(world, one, { redacted: true })),
  };
}
