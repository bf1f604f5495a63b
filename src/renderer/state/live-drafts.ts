import type { AgentProgress, DraftNews } from '../../contract/conversation.ts';
import type { Message } from '../../contract/message.ts';
import type { StatusEvent } from '../../contract/stream.ts';

/** What is known of a draft beyond its message. */
export interface LiveDraft {
  readonly text: string;
  readonly steps: readonly StatusEvent[];
  readonly progress: AgentProgress | null;
}

/** Drafts that are being written, by {@link liveKey}; small, so that each piece of text copies little. */
export type LiveDrafts = ReadonlyMap<string, LiveDraft>;

const NOTHING: LiveDraft = { text: '', steps: [], progress: null };

/** The name of a draft over all accounts; an empty stream stands for the agent itself. */
export function liveKey(accountId: string, channelId: string, streamId: string): string {
  return `${accountId}/${channelId}/${streamId}`;
}

/** The drafts with what is new of them. */
export function addNews(drafts: LiveDrafts, accountId: string, news: readonly DraftNews[]): LiveDrafts {
  const next = new Map(drafts);
  for (const { channelId, streamId, text, steps, progress } of news) {
    const key = liveKey(accountId, channelId, streamId);
    const before = next.get(key) ?? NOTHING;
    next.set(key, {
      text: before.text + text,
      steps: [...before.steps, ...steps],
      progress: progress ?? before.progress,
    });
  }
  return next;
}

/** The drafts without what these messages hold now: their text, their steps, and the progress that led to them. */
export function settleNews(drafts: LiveDrafts, accountId: string, messages: readonly Message[]): LiveDrafts {
  if (drafts.size === 0) return drafts;
  const next = new Map(drafts);
  for (const { channelId, streamId, streamState, senderType } of messages) {
    if (senderType !== 'agent') continue;
    const key = liveKey(accountId, channelId, streamId ?? '');
    const live = next.get(key);
    next.delete(liveKey(accountId, channelId, ''));
    if (streamState !== 'streaming') next.delete(key);
    else if (live) next.set(key, { ...NOTHING, progress: live.progress });
  }
  return next;
}
