import type { ChannelExtent } from '../../contract/conversation.ts';
import { LIMITS } from '../../contract/limits.ts';
import type { Message } from '../../contract/message.ts';
import type { Session } from '../server/session.ts';

const FIRST_PAGE_COUNT = 50;
/** Reading again goes as far back as the person has read, but not through a whole archive. */
const REREAD_PAGES = 30;

/** Which channels were read, and how far back; so that a reading after a gap leaves no hole in a conversation. */
export interface ChannelPages {
  /** Reads the newest page of a channel, or the one before a message. */
  load(session: Session, channelId: string, before?: string): Promise<{ messages: Message[]; extent: ChannelExtent }>;
  /** Was anything of this channel read? */
  isRead(channelId: string): boolean;
  /** Reads again what was read of the channels that still exist. */
  reload(session: Session, existing: ReadonlySet<string>): Promise<Message[]>;
}

interface Extent extends ChannelExtent {
  /** Empty when the channel is known from its beginning. */
  readonly oldestAt: string;
}

/** Makes the record with nothing read yet. */
export function createChannelPages(): ChannelPages {
  const extents = new Map<string, Extent>();

  const read = (session: Session, channelId: string, count: number, cursor: string | null) =>
    session.call('listMessages', {
      query: { channel: channelId, limit: String(count), ...(cursor === null ? {} : { cursor }) },
    });
  const extentOf = (page: { data: readonly Message[]; nextCursor: string | null }): Extent => ({
    oldestId: page.nextCursor,
    oldestAt: page.nextCursor === null ? '' : (page.data.at(-1)?.createdAt ?? ''),
  });

  const reloadChannel = async (session: Session, channelId: string, { oldestAt }: Extent): Promise<Message[]> => {
    const found: Message[] = [];
    let cursor: string | null = null;
    for (let number = 0; number < REREAD_PAGES; number += 1) {
      const page = await read(session, channelId, LIMITS.messagePageMaxCount, cursor);
      found.push(...page.data);
      const extent = extentOf(page);
      extents.set(channelId, extent);
      cursor = extent.oldestId;
      if (cursor === null || extent.oldestAt <= oldestAt) break;
    }
    return found;
  };

  return {
    isRead: (channelId) => extents.has(channelId),
    async load(session, channelId, before) {
      const page = await read(session, channelId, FIRST_PAGE_COUNT, before ?? null);
      const known = extents.get(channelId);
      // The newest page of a channel that is known further back already moves nothing.
      const isFurther = known === undefined || before === known.oldestId;
      const extent = isFurther ? extentOf(page) : known;
      extents.set(channelId, extent);
      return { messages: page.data, extent: { oldestId: extent.oldestId } };
    },
    async reload(session, existing) {
      for (const channelId of [...extents.keys()]) if (!existing.has(channelId)) extents.delete(channelId);
      const pages = await Promise.all(
        [...extents].map(([channelId, extent]) => reloadChannel(session, channelId, extent)),
      );
      return pages.flat();
    },
  };
}
