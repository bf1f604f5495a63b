import type { Message } from '../client/index.ts';

/** One thing that happened in a channel. */
export interface ChannelEvent {
  readonly event: 'message' | 'completed' | 'expired' | 'edited';
  readonly message: Message;
}

/** What changed between two readings of a channel, oldest first. */
export function changesOf(known: Map<string, Message>, page: readonly Message[]): ChannelEvent[] {
  const events = page.toReversed().flatMap((message): ChannelEvent[] => {
    const before = known.get(message.id);
    const status = message.review?.status;
    const isFinal = status === 'completed' || status === 'expired';
    if (before === undefined) {
      const arrival: ChannelEvent = { event: 'message', message };
      return isFinal ? [arrival, { event: status, message }] : [arrival];
    }
    if (isFinal && before.review?.status !== status) return [{ event: status, message }];
    return before.text === message.text ? [] : [{ event: 'edited', message }];
  });
  for (const message of page) known.set(message.id, message);
  return events;
}

/** An event as a line for people. */
export function lineOf({ event, message }: ChannelEvent): string {
  const { text, review, senderType, createdAt, attachments } = message;
  const words = (text ?? '').trim().replaceAll(/\s*\n\s*/g, ' ⏎ ');
  switch (event) {
    case 'completed':
      return `${timeOf(review?.completedAt)}  answered  ${words}  →  ${JSON.stringify(review?.response ?? {})}`;
    case 'expired':
      return `${timeOf(review?.expiresAt)}  expired   ${words}`;
    case 'edited':
    case 'message': {
      const who = senderType === 'user' ? 'person' : 'agent';
      const marks = [review?.type, ...attachments.map(({ filename }) => filename)].filter((mark) => mark !== undefined);
      const tail = marks.length === 0 ? '' : `  [${marks.join(', ')}]`;
      const at = timeOf(event === 'edited' ? (message.updatedAt ?? createdAt) : createdAt);
      return `${at}  ${who.padEnd(8)}  ${words}${tail}`;
    }
    default:
      return event satisfies never;
  }
}

function timeOf(instant: string | null | undefined): string {
  const date = new Date(instant ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? '--:--:--' : date.toTimeString().slice(0, 8);
}
