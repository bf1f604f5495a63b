import type { AgentWithActivity } from '../../contract/agent.ts';
import { LIMITS } from '../../contract/limits.ts';
import type { Message } from '../../contract/message.ts';
import type { Session } from '../server/session.ts';

/** A gap in which more conversations moved than these is told by their unread counts. */
const CHANNEL_COUNT = 20;

/**
 * Reads what was said during a gap in conversations that nobody has opened: nothing else would tell the person of it. Of
 * each channel its newest page is looked at; what could be read by opening it later is left out.
 */
export async function readMissed(
  session: Pick<Session, 'call'>,
  before: readonly AgentWithActivity[],
  now: readonly AgentWithActivity[],
  isRead: (channelId: string) => boolean,
): Promise<Message[]> {
  const knownUntil = new Map(before.map(({ id, lastMessageTime }) => [id, lastMessageTime ?? '']));
  const moved = now.filter(({ id, lastMessageTime, unreadCount }) => {
    const until = knownUntil.get(id);
    return until !== undefined && unreadCount > 0 && (lastMessageTime ?? '') > until && !isRead(id);
  });
  const pages = await Promise.all(
    moved.slice(0, CHANNEL_COUNT).map(async ({ id }) => {
      const query = { channel: id, limit: String(LIMITS.messagePageMaxCount) };
      const { data } = await session.call('listMessages', { query });
      return data.filter(({ createdAt }) => createdAt > (knownUntil.get(id) ?? ''));
    }),
  );
  return pages.flat();
}
