import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { setDelivery } from '../deliveries.ts';
import { createAgentMessage, ownAgent } from '../messages.ts';
import { presentArrival, presentMessage } from '../presented.ts';
import { Refusal, validated } from '../refusal.ts';
import { markExpired } from '../reviews.ts';
import type { AgentCall, Router } from '../routing.ts';
import { newId, nowText, removeMessage } from '../rows.ts';
import type { StoredMessage } from '../state.ts';
import { agentOf, type World } from '../world.ts';
import { chainOf, findMessage, messagePage } from './message-routes.ts';

const LONGEST_WAIT_MS = 30_000;
const LOOK_EVERY_MS = 2_000;

const draftRequest = z.object({
  channelId: z.string(),
  text: z.string(),
  complete: z.boolean().optional(),
  streamState: z.enum(['streaming', 'complete', 'aborted']).optional(),
});
const stepRequest = z.object({ channelId: z.string(), text: z.string().min(1), toolHint: z.boolean().default(false) });

/** Messages and reviews for agents (contract.md 6.2 to 6.7). */
export function agentMessageRoutes(router: Router, world: World): void {
  const { features } = world;
  router.agent(
    'POST /api/v1/messages',
    ({ userId, body }) => presentMessage(world, createAgentMessage(world, userId, body), { textContent: true }),
    201,
  );
  router.agent('GET /api/v1/messages', (call) =>
    messagePage(world, call, ownAgent(world, call.userId, call.query.channel ?? '').id),
  );
  router.agent('GET /api/v1/messages/:id', (call) => presentMessage(world, named(world, call)));
  router.agent('DELETE /api/v1/messages/:id', (call) => {
    // Nobody is told (R22).
    removeMessage(world.state, named(world, call).id);
    return { deleted: true };
  });
  router.agent('POST /api/v1/messages/:id/ack', (call) => {
    setDelivery(world, named(world, call), 'agent_received');
    return { acknowledged: true };
  });
  if (features.iterations) {
    router.agent('GET /api/v1/messages/iterations/:id', (call) => chainOf(world, named(world, call)));
  }

  router.agent('GET /api/v1/reviews/pending', ({ userId, query: { channel } }) =>
    [...world.state.messages.values()]
      .filter((message) => message.review?.status === 'pending')
      .filter((message) => channel === undefined || message.channelId === channel)
      .filter((message) => agentOf(world, message).ownerId === userId)
      .reverse()
      .map((message) => presentMessage(world, message)),
  );
  router.agent('GET /api/v1/reviews/:id', (call) => presentMessage(world, withReview(named(world, call))));
  router.agent('GET /api/v1/reviews/:id/wait', (call) => wait(world, withReview(named(world, call)), call));
  if (features.streams) streamRoutes(router, world);
}

/** Looks every 2 s, and not once more at the end; what ran out of time has the word `timeout` (R1, R37). */
async function wait(world: World, { id }: StoredMessage, { query, request }: AgentCall): Promise<object> {
  const wished = Number(query.timeout);
  const timeoutMs = wished > 0 ? Math.min(wished, LONGEST_WAIT_MS) : LONGEST_WAIT_MS;
  const deadline = Date.now() + timeoutMs;
  do {
    const message = findMessage(world, id);
    markExpired(message);
    const status = message.review?.status;
    if (status === 'completed' || status === 'expired') {
      return { status, message: presentMessage(world, message, { textContent: true }) };
    }
    await pause(LOOK_EVERY_MS);
  } while (Date.now() < deadline && !request.socket.destroyed);
  return { status: 'timeout' };
}

/** Streamed drafts (contract.md 6.4). */
function streamRoutes(router: Router, world: World): void {
  const { state, features } = world;
  router.agent('PATCH /api/v1/messages/streams/:streamId', ({ userId, parameters, body }) => {
    const { channelId, text, complete, streamState } = validated(draftRequest, body);
    const agent = ownAgent(world, userId, channelId);
    const draft = [...state.messages.values()].find(
      (message) => message.streamId === parameters.streamId && message.channelId === channelId,
    );
    if (draft === undefined) throw new Refusal(404, 'Message not found');
    if (complete === true) draft.streamState = 'complete';
    if (features.abortableStreams && streamState === 'aborted') draft.streamState = 'aborted';
    Object.assign(draft, { text, updatedAt: nowText() });
    world.tell('both', agent, 'message:updated', presentArrival(world, draft));
    return presentMessage(world, draft, { textContent: true });
  });
  router.agent(
    'POST /api/v1/messages/streams/:streamId/status',
    ({ userId, parameters: { streamId = '' }, body }) => {
      const { channelId, text, toolHint } = validated(stepRequest, body);
      const agent = ownAgent(world, userId, channelId);
      const index = state.steps.filter((one) => one.streamId === streamId && one.channelId === channelId).length;
      const step = { id: newId(), channelId, streamId, index, text, toolHint, createdAt: nowText() };
      state.steps.push(step);
      world.tell('both', agent, 'message:status', step);
      return step;
    },
    201,
  );
}

/** The message that a request names, with its channel where it gives one (R13). */
function named(world: World, { userId, parameters, query: { channel } }: AgentCall): StoredMessage {
  if (channel !== undefined) ownAgent(world, userId, channel);
  const message = findMessage(world, parameters.id);
  if (channel !== undefined && message.channelId !== channel) throw new Refusal(404, 'Message not found');
  return message;
}

function withReview(message: StoredMessage): StoredMessage {
  if (message.review === null) throw new Refusal(404, 'No review on this message');
  return message;
}
