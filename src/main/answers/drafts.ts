import type { DraftNews } from '../../contract/conversation.ts';
import type { Message } from '../../contract/message.ts';
import type { StatusEvent } from '../../contract/stream.ts';

/** The name of a draft over all channels. */
export function draftKey(channelId: string, streamId: string): string {
  return `${channelId}/${streamId}`;
}

/** The drafts that a piece of text or progress may belong to, the likeliest first (contract.md 8.3). */
export function draftCandidates(given: {
  readonly streamId?: string | null | undefined;
  readonly streamBaseId?: string | null | undefined;
}): string[] {
  const { streamId, streamBaseId } = given;
  if (streamBaseId) return [streamBaseId];
  if (!streamId) return [];
  const end = streamId.lastIndexOf(':');
  return end > 0 ? [streamId, streamId.slice(0, end)] : [streamId];
}

/** A step more, in the order of the stream; a step that is known already changes nothing. */
export function withStep(steps: readonly StatusEvent[], step: StatusEvent): StatusEvent[] {
  if (steps.some(({ index }) => index === step.index)) return [...steps];
  return [...steps, step].sort((a, b) => a.index - b.index);
}

/**
 * A newer copy of a message with what is known beyond it: events carry no steps (contract.md 8.3), and pieces of text run
 * ahead of the copies that agents store a few times a second, so a text that only lags behind does not shorten a draft.
 */
export function withLiveParts(incoming: Message, known: Message | undefined, early: readonly StatusEvent[]): Message {
  const steps = incoming.statusEvents ?? [...(known?.statusEvents ?? []), ...early];
  const isBehind =
    incoming.streamState === 'streaming' &&
    known?.streamState === 'streaming' &&
    (known.text ?? '').startsWith(incoming.text ?? '');
  return {
    ...incoming,
    ...(isBehind && known ? { text: known.text } : {}),
    ...(incoming.statusEvents === undefined && steps.length > 0
      ? { statusEvents: steps.reduce<StatusEvent[]>(withStep, []) }
      : {}),
  };
}

/** News of several moments as one of each draft. */
export function joinNews(news: readonly DraftNews[]): DraftNews[] {
  const joined = new Map<string, DraftNews>();
  for (const one of news) {
    const key = draftKey(one.channelId, one.streamId);
    const before = joined.get(key);
    joined.set(
      key,
      before === undefined
        ? one
        : {
            ...one,
            text: before.text + one.text,
            steps: [...before.steps, ...one.steps],
            progress: one.progress ?? before.progress,
          },
    );
  }
  return [...joined.values()];
}

/** Gathers news for a moment, so that a fast writer does not make the window paint for every word. */
export interface NewsGatherer {
  add(news: readonly DraftNews[]): void;
  /** Passes on what was gathered, now: before anything that replaces it. */
  flush(): void;
}

const GATHER_MS = 50;

/** Makes a gatherer that passes on at most one batch per moment. */
export function createNewsGatherer(pass: (news: DraftNews[]) => void): NewsGatherer {
  let gathered: DraftNews[] = [];
  let timer: NodeJS.Timeout | undefined;
  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (gathered.length === 0) return;
    const news = joinNews(gathered);
    gathered = [];
    pass(news);
  };
  return {
    add(news) {
      gathered.push(...news);
      timer ??= setTimeout(flush, GATHER_MS);
    },
    flush,
  };
}
