import type { AgentWithActivity } from '../../contract/agent.ts';
import { LIMITS } from '../../contract/limits.ts';
import type { Message } from '../../contract/message.ts';
import type { Session } from '../server/session.ts';

/** A gap in which more conversations moved than these is told by their unread counts. */
const CHANNEL_COUNT = 20;

/** Until when the conversations of agents are known, by channel. */
export function knownUntilOf(agents: readonly AgentWithActivity[]): ReadonlyMap<string, string> {
  return new Map(agents.map(({ id, lastMessageTime }) => [id, lastMessageTime ?? '']));
}

/**
 * Reads what agents said during a gap in conversations that nobody has opened, and the person has not read anywhere:
 * nothing else would tell them of it. Of each channel its newest page is looked at; what could be read by opening it later
 * is left out.
 */
export async function readMissed(
  session: Pick<Session, 'call'>,
  knownUntil: ReadonlyMap<string, string>,
  now: readonly AgentWithActivity[],
  isRead: (channelId: string) => boolean,
): Promise<Message[]> {
  const untilOf = (channelId: string): string => knownUntil.get(channelId) ?? '';
  const moved = now.filter(
    ({ id, lastMessageTime, unreadCount }) => unreadCount > 0 && (lastMessageTime ?? '') > untilOf(id) && !isRead(id),
  );
  const pages = await Promise.all(
    moved.slice(0, CHANNEL_COUNT).map(async ({ id, unreadCount }) => {
      const query = { channel: id, limit: String(LIMITS.messagePageMaxCount) };
      const { data } = await session.call('listMessages', { query });
      // What was read on another device is no news. The newest come first.
      const unread = data.filter(({ senderType }) => senderType === 'agent').slice(0, unreadCount);
      return unread.filter(({ createdAt }) => createdAt > untilOf(id));
    }),
  );
  return pages.flat();
}
