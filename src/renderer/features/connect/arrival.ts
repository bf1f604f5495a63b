import type { AgentWithActivity } from '../../../contract/agent.ts';
import type { Message } from '../../../contract/message.ts';
import type { Item } from '../../state/item.ts';

/** The instant of a channel's newest message as its server has it; empty while there is none. */
export function newestInstant(agent: AgentWithActivity | undefined): string {
  return agent?.lastMessageTime ?? '';
}

/**
 * The first message that the agent of a channel sent after an instant of the same server's clock; this computer's may go
 * differently. Null while there is none.
 */
export function firstArrival(
  items: Iterable<Item>,
  channel: { readonly accountId: string; readonly channelId: string },
  after: string,
): Message | null {
  let first: Message | null = null;
  for (const { accountId, message } of items) {
    if (accountId !== channel.accountId || message.channelId !== channel.channelId) continue;
    if (message.senderType !== 'agent' || message.createdAt <= after) continue;
    if (first === null || message.createdAt < first.createdAt) first = message;
  }
  return first;
}
