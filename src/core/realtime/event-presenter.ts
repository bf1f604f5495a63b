import type { ServerEventName } from '../../contract/events.ts';
import type { CoreEvent } from '../domain/events.ts';
import { presentAgentSummary } from '../presenters/agent.ts';
import { presentInstant, presentOptionalInstant } from '../presenters/instant.ts';
import { presentMessage, presentReview, type Reader } from '../presenters/message.ts';
import { presentStatusEvent } from '../presenters/status-event.ts';

/** An event as the socket sends it: its name, whom it concerns, and its payload for a kind of reader. */
export interface PresentedEvent {
  readonly name: ServerEventName;
  readonly channelId: string;
  readonly ownerId: string;
  readonly present: (reader: Reader) => unknown;
}

/** The wire form of a domain event (contract.md 8.3); null for one that no socket hears of. */
export function presentEvent(event: CoreEvent): PresentedEvent | null {
  switch (event.kind) {
    case 'message:created': {
      const { message, agent } = event;
      const named = message.senderType === 'agent' ? { agentName: agent.name } : {};
      return {
        name: event.kind,
        channelId: message.channelId,
        ownerId: message.ownerId,
        present: (reader) => ({ ...presentMessage(message, reader), ...named }),
      };
    }
    case 'review:responded': {
      const { message, agent } = event;
      return {
        name: event.kind,
        channelId: message.channelId,
        ownerId: message.ownerId,
        present: (reader) => ({ ...presentMessage(message, reader), agent: presentAgentSummary(agent) }),
      };
    }
    case 'review:expired': {
      const { message, expiredAt } = event;
      return {
        name: event.kind,
        channelId: message.channelId,
        ownerId: message.ownerId,
        present: (reader) => ({
          messageId: message.id,
          id: message.id,
          channelId: message.channelId,
          review: message.review === null ? null : presentReview(message.review, reader),
          expiredAt: presentInstant(expiredAt),
        }),
      };
    }
    case 'message:updated': {
      const { message } = event;
      return {
        name: event.kind,
        channelId: message.channelId,
        ownerId: message.ownerId,
        present: (reader) => presentMessage(message, reader),
      };
    }
    case 'message:status': {
      const { step, ownerId } = event;
      return { name: event.kind, channelId: step.channelId, ownerId, present: () => presentStatusEvent(step) };
    }
    case 'channel:deleted':
    case 'key:revoked':
    case 'user:deleted':
    case 'plugins:changed':
      return null;
    case 'message:deleted': {
      const { messageId, channelId, ownerId } = event;
      return { name: event.kind, channelId, ownerId, present: () => ({ id: messageId, messageId, channelId }) };
    }
    case 'message:delivery': {
      const { messageId, channelId, ownerId, deliveryStatus } = event;
      return { name: event.kind, channelId, ownerId, present: () => ({ messageId, deliveryStatus, channelId }) };
    }
    case 'agent:status': {
      const { agent } = event;
      return {
        name: event.kind,
        channelId: agent.id,
        ownerId: agent.ownerId,
        present: () => ({
          agentId: agent.id,
          status: agent.status,
          statusMessage: agent.statusMessage,
          statusSince: presentOptionalInstant(agent.statusSince),
        }),
      };
    }
    default:
      return event satisfies never;
  }
}
