import type { Message } from '../../../contract/message.ts';
import type { StoredMessage } from '../../domain/message.ts';
import { presentMessage } from '../../presenters/message.ts';
import { presentStatusEvent } from '../../presenters/status-event.ts';
import type { Services } from '../../services/services.ts';
import type { Streams } from '../../services/streams.ts';
import type { RouteHandlers } from '../routing.ts';

/** Chains of iterations, drafts and their steps (contract.md 6.4, 6.5, 7.2). */
export function conversationRoutes({
  messages,
  streams,
  fileKeeper,
}: Pick<Services, 'messages' | 'streams' | 'fileKeeper'>) {
  return {
    agentListIterations: async ({ caller, parameters, query }) => {
      const chain = await messages.listChain(caller.userId, parameters.id ?? '', query.channel);
      return { groupId: chain.groupId, iterations: chain.messages.map((message) => presentMessage(message, 'agent')) };
    },
    listIterations: async ({ caller, parameters, query }) => {
      const chain = await messages.listChain(caller.user.id, parameters.id ?? '', query.channel);
      return { groupId: chain.groupId, iterations: chain.messages.map((message) => presentMessage(message, 'person')) };
    },
    agentUpdateStream: async ({ caller, parameters, body }) => {
      const message = await streams.update(caller.userId, parameters.streamId ?? '', body);
      return presentMessage(message, 'agent', await fileKeeper.readTexts(message));
    },
    agentAddStatus: async ({ caller, parameters, body }) =>
      presentStatusEvent(await streams.addStatus(caller.userId, parameters.streamId ?? '', body)),
  } satisfies Partial<RouteHandlers>;
}

/** A page of messages as both lists send it: passwords redacted, with the steps of streams (contract.md 6.3, R18). */
export async function presentPage(
  page: { readonly messages: readonly StoredMessage[]; readonly nextCursor: string | null },
  streams: Streams,
): Promise<{ data: Message[]; nextCursor: string | null }> {
  const steps = await streams.listStatus(page.messages);
  const data = page.messages.map((message, at) => ({
    ...presentMessage(message, 'person'),
    statusEvents: (steps[at] ?? []).map(presentStatusEvent),
  }));
  return { data, nextCursor: page.nextCursor };
}
