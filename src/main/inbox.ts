import type { AgentWithActivity } from '../contract/agent.ts';
import type { ServerEvent } from '../contract/events.ts';
import type { Message } from '../contract/message.ts';
import { isSameJson } from './same-json.ts';

/** A change of the inbox, for whoever shows it. */
export type InboxChange =
  | { readonly kind: 'agents'; readonly agents: readonly AgentWithActivity[] }
  | {
      readonly kind: 'messages';
      readonly upsert: readonly Message[];
      readonly remove: readonly string[];
      readonly whole: boolean;
    };

/**
 * What a person sees of one account, kept current: read whole after every gap, changed by events in between. Pure state,
 * no network; each method answers what it changed.
 */
export interface Inbox {
  agents(): readonly AgentWithActivity[];
  messages(): readonly Message[];
  findMessage(id: string): Message | null;
  /** Has it been read whole yet? */
  isRead(): boolean;
  /**
   * The copy that is held, when it says the same as this one. A reading that is compared as its pages come leaves little
   * to compare when it is taken over.
   */
  heldCopy(message: Message): Message;
  /** Takes over a whole reading, and answers what it changes. `arrived` are the agents' messages that were not known before; none on the first. */
  replace(
    agents: readonly AgentWithActivity[],
    messages: readonly Message[],
  ): { changes: InboxChange[]; arrived: Message[] };
  /** Takes over the list of agents alone. */
  replaceAgents(agents: readonly AgentWithActivity[]): InboxChange[];
  /** Takes over messages that were read one by one or by page. */
  upsert(messages: readonly Message[]): InboxChange[];
  /** Forgets a message that the server no longer has. */
  remove(id: string): InboxChange[];
  /** Takes over an event. `isUnknownChannel` asks for a new reading, because servers do not announce agents. */
  apply(event: ServerEvent): { changes: InboxChange[]; arrived: Message[]; isUnknownChannel: boolean };
  markRead(channelId: string): InboxChange[];
}

/** Makes an empty inbox. */
export function createInbox(): Inbox {
  let agents: AgentWithActivity[] = [];
  const messages = new Map<string, Message>();
  let isRead = false;

  const put = (incoming: readonly Message[]): Message[] =>
    incoming.filter((message) => {
      if (!isNewer(message, messages.get(message.id))) return false;
      messages.set(message.id, withKnownSteps(message, messages.get(message.id)));
      return true;
    });
  const messageChange = (upsert: readonly Message[], remove: readonly string[] = []): InboxChange[] =>
    upsert.length === 0 && remove.length === 0 ? [] : [{ kind: 'messages', upsert, remove, whole: false }];
  const changeAgent = (id: string, change: (agent: AgentWithActivity) => AgentWithActivity): InboxChange[] => {
    if (!agents.some((agent) => agent.id === id)) return [];
    agents = agents.map((agent) => (agent.id === id ? change(agent) : agent));
    return [{ kind: 'agents', agents }];
  };
  const changeMessage = (id: string, change: (message: Message) => Message): InboxChange[] => {
    const known = messages.get(id);
    if (known === undefined) return [];
    const changed = change(known);
    messages.set(id, changed);
    return messageChange([changed]);
  };

  const applyEvent = (event: ServerEvent): { changes: InboxChange[]; arrived: Message[] } => {
    switch (event.name) {
      case 'message:created': {
        const message = event.payload;
        const isFirst = !messages.has(message.id);
        const changes = messageChange(put([message]));
        if (!isFirst) return { changes, arrived: [] };
        const isFromAgent = message.senderType === 'agent';
        const activity = changeAgent(message.channelId, (agent) => ({
          ...agent,
          ...(message.text ? { lastMessage: message.text } : {}),
          lastMessageTime: message.createdAt,
          unreadCount: agent.unreadCount + (isFromAgent ? 1 : 0),
        }));
        return { changes: [...changes, ...activity], arrived: isFromAgent ? [message] : [] };
      }
      case 'message:updated':
      case 'review:responded':
        return { changes: messageChange(put([event.payload])), arrived: [] };
      case 'message:deleted': {
        const id = event.payload.id ?? event.payload.messageId;
        return { changes: id !== undefined && messages.delete(id) ? messageChange([], [id]) : [], arrived: [] };
      }
      case 'review:expired': {
        const id = event.payload.messageId ?? event.payload.id;
        if (id === undefined) return { changes: [], arrived: [] };
        const changes = changeMessage(id, (message) =>
          message.review?.status === 'pending'
            ? { ...message, review: { ...message.review, status: 'expired' } }
            : message,
        );
        return { changes, arrived: [] };
      }
      case 'message:delivery': {
        const { messageId, deliveryStatus } = event.payload;
        return { changes: changeMessage(messageId, (message) => ({ ...message, deliveryStatus })), arrived: [] };
      }
      case 'agent:status': {
        const { agentId, status, statusMessage, statusSince } = event.payload;
        const lastActiveAt = new Date().toISOString();
        const changes = changeAgent(agentId, (agent) => ({
          ...agent,
          status,
          statusMessage,
          statusSince,
          lastActiveAt,
        }));
        return { changes, arrived: [] };
      }
      case 'agent:commands': {
        const { channelId, commands } = event.payload;
        return { changes: changeAgent(channelId, (agent) => ({ ...agent, commands })), arrived: [] };
      }
      // The window does not show an agent at work yet.
      case 'message:status':
      case 'message:delta':
      case 'message:progress':
      case 'pong':
        return { changes: [], arrived: [] };
      default:
        return event satisfies never;
    }
  };

  return {
    agents: () => agents,
    messages: () => [...messages.values()],
    findMessage: (id) => messages.get(id) ?? null,
    isRead: () => isRead,
    heldCopy(message) {
      const held = messages.get(message.id);
      return held !== undefined && isSameJson(message, held) ? held : message;
    },
    replace(readAgents, readMessages) {
      const arrived = isRead
        ? readMessages.filter((message) => message.senderType === 'agent' && !messages.has(message.id))
        : [];
      isRead = true;
      agents = [...readAgents];
      const read = new Map(readMessages.map((message) => [message.id, message]));
      const gone = [...messages.keys()].filter((id) => !read.has(id));
      const changed = [...read.values()].filter((message) => !isSameJson(message, messages.get(message.id)));
      for (const id of gone) messages.delete(id);
      for (const message of changed) messages.set(message.id, message);
      const changes: InboxChange[] = [{ kind: 'agents', agents }, ...messageChange(changed, gone)];
      return { changes, arrived };
    },
    replaceAgents(readAgents) {
      agents = [...readAgents];
      return [{ kind: 'agents', agents }];
    },
    upsert: (incoming) => messageChange(put(incoming)),
    remove: (id) => (messages.delete(id) ? messageChange([], [id]) : []),
    apply(event) {
      const channelId = channelOf(event);
      const isUnknownChannel = channelId !== undefined && !agents.some((agent) => agent.id === channelId);
      return { ...applyEvent(event), isUnknownChannel };
    },
    markRead: (channelId) =>
      changeAgent(channelId, (agent) => (agent.unreadCount === 0 ? agent : { ...agent, unreadCount: 0 })),
  };
}

/** Events carry no steps of a stream, so those that are known stay (contract.md 8.3). */
function withKnownSteps(incoming: Message, known: Message | undefined): Message {
  if (incoming.statusEvents !== undefined || known?.statusEvents === undefined) return incoming;
  return { ...incoming, statusEvents: known.statusEvents };
}

/** Whether a copy may take the place of the known one: a final review never becomes pending again. */
function isNewer(incoming: Message, known: Message | undefined): boolean {
  if (known === undefined) return true;
  const isReopened = incoming.review?.status === 'pending' && known.review != null && known.review.status !== 'pending';
  if (isReopened) return false;
  return incoming.updatedAt == null || known.updatedAt == null || incoming.updatedAt >= known.updatedAt;
}

function channelOf(event: ServerEvent): string | undefined {
  switch (event.name) {
    case 'message:created':
    case 'message:updated':
    case 'review:responded':
      return event.payload.channelId;
    case 'agent:status':
      return event.payload.agentId;
    default:
      return undefined;
  }
}
