import type { CreateMessageRequest } from '../../contract/message.ts';
import type { StreamState, UpdateStreamRequest } from '../../contract/stream.ts';
import type { StoredMessage } from './message.ts';

/** Drafts untouched for longer are given up while the core runs (contract.md 6.4). */
export const STALE_DRAFT_MS = 5 * 60_000;
/** Drafts untouched for longer are given up when the core starts. */
export const STALE_DRAFT_AT_START_MS = 60_000;

/** One step of an agent's work as stored; `index` counts from 0 in each stream (contract.md 4.4). */
export interface StoredStatusEvent {
  readonly id: string;
  readonly channelId: string;
  readonly streamId: string;
  readonly index: number;
  readonly text: string;
  readonly toolHint: boolean;
  readonly createdAt: number;
}

/** What a draft becomes: its text, and its state when that changes. */
export interface DraftChange {
  readonly text: string | null;
  readonly streamState: string | null;
}

/** The draft after an update: the whole text is replaced; `aborted` wins over `complete`; a draft never reopens. */
export function updatedDraft(draft: StoredMessage, request: UpdateStreamRequest): DraftChange {
  const { text } = request;
  if (request.streamState === 'aborted') return { text, streamState: 'aborted' satisfies StreamState };
  if (request.complete === true) return { text, streamState: 'complete' satisfies StreamState };
  return { text, streamState: draft.streamState };
}

/**
 * What a repeated creation does to the message that is there already: nothing (null), except that an agent may so give up
 * a draft that is still streaming (contract.md 6.4).
 */
export function repeatedDraft(
  draft: StoredMessage,
  request: Pick<CreateMessageRequest, 'text' | 'streamState'>,
): DraftChange | null {
  if (request.streamState !== 'aborted' || draft.streamState !== 'streaming') return null;
  return { text: request.text ?? draft.text, streamState: 'aborted' };
}
