import { describe, expect, it } from 'vitest';
import { aMessage, aReview } from '../../../tests/support/wire-builders.ts';
import type { Message } from '../../contract/message.ts';
import type { Session } from '../server/session.ts';
import { readReviews } from './read-reviews.ts';

const same = (message: Message): Message => message;
const at = (second: number): string => new Date(Date.UTC(2026, 3, 1) + second * 1_000).toISOString();
const many = (status: string, count: number): Message[] =>
  Array.from({ length: count }, (_, index) =>
    aMessage({ id: `${status}${count - index}`, createdAt: at(count - index), review: aReview({ status }) }),
  );

/** A server that answers pages, or everything when it `knowsNoPages`. */
function serverOf(reviews: readonly Message[], knowsNoPages = false) {
  const calls: Readonly<Record<string, string>>[] = [];
  const call = async (_route: string, input: { query: Record<string, string> }) => {
    calls.push(input.query);
    const { status, limit, before } = input.query;
    const listed = reviews.filter(({ review }) => review?.status === status);
    if (knowsNoPages) return listed;
    return listed.filter(({ createdAt }) => before === undefined || createdAt < before).slice(0, Number(limit));
  };
  return { calls, session: { call } as unknown as Pick<Session, 'call'> };
}

describe('reading all reviews', () => {
  it('reads page by page, and tells of what waits before everything else', async () => {
    const reviews = [...many('completed', 1_200), ...many('pending', 700)];
    const { session, calls } = serverOf(reviews);
    const parts: number[] = [];
    const all = await readReviews(session, same, (part) => parts.push(part.length));
    expect(new Set(all.map(({ id }) => id)).size).toBe(1_900);
    expect(parts).toEqual([700, 500, 500, 200]);
    expect(calls).toHaveLength(6);
  });

  it('takes everything at once from a server that knows no pages', async () => {
    for (const count of [1_200, 500]) {
      const { session } = serverOf(many('completed', count), true);
      expect(await readReviews(session, same, () => undefined)).toHaveLength(count);
    }
  });
});
