import type { AgentWithActivity } from '../../contract/agent.ts';
import type { DraftNews } from '../../contract/conversation.ts';
import type { ServerEvent } from '../../contract/events.ts';
import type { Message } from '../../contract/message.ts';
import type { StatusEvent } from '../../contract/stream.ts';
import { draftCandidates, draftKey, withLiveParts, withStep } from '../answers/drafts.ts';
import { isSameJson } from '../answers/same-json.ts';
import { withoutSecrets } from './message-secrets.ts';

/** A change of the inbox, for whoever shows it. */
export type InboxChange =
  | { readonly kind: 'agents'; readonly agents: readonly AgentWithActivity[] }
  | {
      readonly kind: 'messages';
      readonly upsert: readonly Message[];
      readonly remove: readonly string[];
    }
  | { readonly kind: 'drafts'; readonly news: readonly DraftNews[] };

/** Drafts of which steps came before the draft itself; more than these at once would be somebody's mistake. */
const EARLY_DRAFTS = 200;

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
  /** Takes over a whole reading, and answers what it changes. `arrived` are the agents' messages that were not known before; none on the first. Those that the reading left out (`isUnread`) stay as they are. */
  replace(
    agents: readonly AgentWithActivity[],
    messages: readonly Message[],
    isUnread?: (message: Message) => boolean,
  ): { changes: InboxChange[]; arrived: Message[] };
  /** Forgets everything: the next whole reading is a first one, and nothing in it has arrived anew. */
  empty(): InboxChange[];
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
  /** Messages that are being written, by the name of their draft. */
  const drafts = new Map<string, string>();
  const earlySteps = new Map<string, StatusEvent[]>();

  /** Until when the unread counts that were read hold, by agent: an event may tell of what they have counted already. */
  let countedUntil = new Map<string, string>();
  const takeAgents = (read: readonly AgentWithActivity[]): void => {
    agents = [...read];
    countedUntil = new Map(read.map(({ id, lastMessageTime }) => [id, lastMessageTime ?? '']));
  };
  const isCounted = ({ channelId, createdAt }: Message): boolean => createdAt <= (countedUntil.get(channelId) ?? '');

  const set = (message: Message): Message => {
    const name = message.streamId ? draftKey(message.channelId, message.streamId) : null;
    const early = name === null ? [] : (earlySteps.get(name) ?? []);
    const whole = withLiveParts(message, messages.get(message.id), early);
    messages.set(message.id, whole);
    if (name === null) return whole;
    earlySteps.delete(name);
    if (message.streamState === 'streaming') drafts.set(name, message.id);
    else drafts.delete(name);
    return whole;
  };
  /** Does it say what is not known yet? What waits is read again whenever the window comes to the front. */
  const isNews = (message: Message): boolean => {
    const held = messages.get(message.id);
    return isNewer(message, held) && !isSameJson(message, held);
  };
  const put = (incoming: readonly Message[]): Message[] =>
    incoming.map(withoutSecrets).flatMap((message) => (isNews(message) ? [set(message)] : []));
  const draftChange = (news: Pick<DraftNews, 'channelId' | 'streamId'> & Partial<DraftNews>): InboxChange[] => [
    { kind: 'drafts', news: [{ text: '', steps: [], progress: null, ...news }] },
  ];
  /** The draft that is being written, of those that may be meant. */
  const findDraft = (channelId: string, names: readonly string[]): Message | undefined =>
    names
      .map((name) => messages.get(drafts.get(draftKey(channelId, name)) ?? ''))
      .find((message) => message !== undefined);
  const messageChange = (upsert: readonly Message[], remove: readonly string[] = []): InboxChange[] =>
    upsert.length === 0 && remove.length === 0 ? [] : [{ kind: 'messages', upsert, remove }];
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
          unreadCount: agent.unreadCount + (isFromAgent && !isCounted(message) ? 1 : 0),
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
      case 'message:status': {
        const step = event.payload;
        const name = draftKey(step.channelId, step.streamId);
        const draft = findDraft(step.channelId, [step.streamId]);
        if (draft !== undefined) {
          messages.set(draft.id, { ...draft, statusEvents: withStep(draft.statusEvents ?? [], step) });
        } else {
          if (earlySteps.size >= EARLY_DRAFTS) earlySteps.clear();
          earlySteps.set(name, withStep(earlySteps.get(name) ?? [], step));
        }
        const { channelId, streamId } = step;
        return { changes: draftChange({ channelId, streamId, steps: [step] }), arrived: [] };
      }
      case 'message:delta': {
        const { channelId, delta } = event.payload;
        const draft = findDraft(channelId, draftCandidates(event.payload));
        // A piece before its draft is dropped: the draft brings the whole text.
        if (draft?.streamId == null || delta === '') return { changes: [], arrived: [] };
        messages.set(draft.id, { ...draft, text: (draft.text ?? '') + delta });
        return { changes: draftChange({ channelId, streamId: draft.streamId, text: delta }), arrived: [] };
      }
      case 'message:progress': {
        const { channelId, content, toolHint } = event.payload;
        const streamId = findDraft(channelId, draftCandidates(event.payload))?.streamId ?? '';
        const progress = { text: content, isTool: toolHint === true, at: new Date().toISOString() };
        return { changes: draftChange({ channelId, streamId, progress }), arrived: [] };
      }
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
    heldCopy(told) {
      const message = withoutSecrets(told);
      const held = messages.get(message.id);
      return held !== undefined && isSameJson(message, held) ? held : message;
    },
    replace(readAgents, readMessages, isUnread = () => false) {
      // One message may come several times, read by several ways and at several instants.
      const read = new Map<string, Message>();
      for (const message of readMessages.map(withoutSecrets)) {
        if (isNewer(message, read.get(message.id))) read.set(message.id, message);
      }
      const hasArrived = ({ id, senderType }: Message): boolean => senderType === 'agent' && !messages.has(id);
      const arrived = isRead ? [...read.values()].filter(hasArrived) : [];
      isRead = true;
      takeAgents(readAgents);
      const gone = [...messages].flatMap(([id, message]) => (read.has(id) || isUnread(message) ? [] : [id]));
      for (const id of gone) messages.delete(id);
      // What was answered while it was read stays answered.
      const changed = [...read.values()].filter(isNews).map(set);
      const changes: InboxChange[] = [{ kind: 'agents', agents }, ...messageChange(changed, gone)];
      return { changes, arrived };
    },
    empty() {
      const gone = [...messages.keys()];
      messages.clear();
      drafts.clear();
      earlySteps.clear();
      takeAgents([]);
      isRead = false;
      return [{ kind: 'agents', agents }, ...messageChange([], gone)];
    },
    replaceAgents(readAgents) {
      takeAgents(readAgents);
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
