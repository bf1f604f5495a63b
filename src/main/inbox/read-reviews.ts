import type { Message } from '../../contract/message.ts';
import type { Session } from '../server/session.ts';

const PAGE_COUNT = 500;

/** What waits comes first: it is what the person is here for. */
const STATUSES = ['pending', 'completed', 'expired'] as const;

/**
 * Reads every review, page by page, so that neither this process nor its server is busy with one answer for long.
 * `take` gets each message and answers the copy to keep; `onPart` hears the pending ones together, then each page of the
 * others. A server that knows no pages sends everything at once, which counts as the only page.
 */
export async function readReviews(
  session: Pick<Session, 'call'>,
  take: (message: Message) => Message,
  onPart: (part: readonly Message[]) => void,
): Promise<Message[]> {
  const all: Message[] = [];
  for (const status of STATUSES) {
    const pending: Message[] = [];
    for await (const read of pagesOf(session, status)) {
      const page = read.map(take);
      all.push(...page);
      if (status === 'pending') pending.push(...page);
      else onPart(page);
    }
    if (status === 'pending') onPart(pending);
  }
  return all;
}

async function* pagesOf(session: Pick<Session, 'call'>, status: string): AsyncGenerator<readonly Message[]> {
  let last: Message | undefined;
  for (;;) {
    const place = last ? { before: last.createdAt, beforeId: last.id } : {};
    const page = await session.call('listReviews', { query: { status, limit: String(PAGE_COUNT), ...place } });
    // One that takes no heed of the place would send the same page for ever.
    if (page.length === 0 || (last && page[0] && page[0].createdAt > last.createdAt)) return;
    yield page;
    const next = page.at(-1);
    if (page.length !== PAGE_COUNT || next === undefined || next.id === last?.id) return;
    last = next;
  }
}
