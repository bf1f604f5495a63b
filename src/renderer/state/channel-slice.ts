import { agentKey, type ItemKey, itemKey } from './item.ts';
import type { SliceContext } from './slice.ts';

/** How much of a conversation has been read. */
export interface ChannelReading {
  /** The message before which more can be read; null when everything is here. */
  readonly oldest: ItemKey | null;
  /** False until the newest messages are here. */
  readonly isRead: boolean;
  readonly isReading: boolean;
  /** Why the last reading failed, as a sentence. */
  readonly problem: string | null;
}

export const NOT_READ: ChannelReading = { oldest: null, isRead: false, isReading: false, problem: null };

/** The conversations with agents, by `agentKey`. */
export interface ChannelSlice {
  readonly channels: Readonly<Record<string, ChannelReading>>;
  /** Reads the newest messages of a channel, or the page before what is here. */
  readChannel(accountId: string, channelId: string, isOlder?: boolean): Promise<void>;
}

/** The slice of conversations. */
export function createChannelSlice({ get, set, bridge }: SliceContext): ChannelSlice {
  return {
    channels: {},
    async readChannel(accountId, channelId, isOlder = false) {
      const key = agentKey(accountId, channelId);
      const put = (change: Partial<ChannelReading>): void =>
        set(({ channels }) => ({ channels: { ...channels, [key]: { ...(channels[key] ?? NOT_READ), ...change } } }));
      const now = get().channels[key] ?? NOT_READ;
      const before = isOlder && now.oldest !== null ? get().data.items.get(now.oldest)?.message.id : undefined;
      if (now.isReading || (isOlder && now.oldest === null)) return;
      put({ isReading: true });
      const outcome = await bridge.call('channel:load', {
        accountId,
        channelId,
        ...(before === undefined ? {} : { before }),
      });
      if (!outcome.ok) {
        put({ isReading: false, problem: outcome.error.message });
        return;
      }
      const { oldestId } = outcome.value;
      const oldest = oldestId === null ? null : itemKey(accountId, oldestId);
      put({ oldest, isRead: true, isReading: false, problem: null });
      get().forgetArrived(accountId, channelId);
    },
  };
}
