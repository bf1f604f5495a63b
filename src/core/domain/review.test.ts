import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../contract/limits.ts';
import { completeReview, expireReview, expiryOf, isOverdue, openReview, type StoredReview } from './review.ts';

/** 2026-04-01T00:00:00.000Z */
const NOW = 1_775_001_600_000;
const HOUR_MS = 3_600_000;

describe('expiryOf', () => {
  it.each([
    ['nothing: a day', {}, 24 * HOUR_MS],
    ['one second', { expiresInSeconds: 1 }, 1000],
    ['36 hours', { expiresInSeconds: 129_600 }, 36 * HOUR_MS],
    ['one second more than 36 hours', { expiresInSeconds: 129_601 }, 36 * HOUR_MS],
    [
      'seconds so many that they are no number of milliseconds',
      { expiresInSeconds: Number.MAX_SAFE_INTEGER },
      36 * HOUR_MS,
    ],
    ['an instant', { expiresAt: '2026-04-01T01:00:00.000Z' }, HOUR_MS],
    ['an instant a millisecond ahead', { expiresAt: '2026-04-01T00:00:00.001Z' }, 1],
    ['an instant of another zone', { expiresAt: '2026-04-01T03:00:00+02:00' }, HOUR_MS],
    ['an instant of another zone without colon', { expiresAt: '2026-04-01T03:00:00+0200' }, HOUR_MS],
    ['an instant with microseconds', { expiresAt: '2026-04-01T00:00:01.123456Z' }, 1123],
    ['an instant without seconds', { expiresAt: '2026-04-01T01:00Z' }, HOUR_MS],
    ['a day, which begins in UTC', { expiresAt: '2026-04-02' }, 24 * HOUR_MS],
    ['a far instant', { expiresAt: '2099-01-01T00:00:00Z' }, 36 * HOUR_MS],
    ['seconds beside an instant that is over', { expiresInSeconds: 60, expiresAt: '2020-01-01' }, 60_000],
    ['seconds beside an instant that is none', { expiresInSeconds: 60, expiresAt: 'soon' }, 60_000],
  ])('%s', (_, wish, lifeMs) => {
    expect(expiryOf(wish, NOW) - NOW).toBe(lifeMs);
  });

  it.each([
    'soon',
    '',
    '12',
    '2026',
    '1775001600000',
    '2026-13-01',
    '2026-04-01T25:00:00Z',
    'April 2, 2099',
    '2026-04-02junk',
  ])('%j is no instant', (expiresAt) => {
    expect(() => expiryOf({ expiresAt }, NOW)).toThrowError(expect.objectContaining({ code: 'expiry_unparsable' }));
  });

  it.each(['2026-03-31T23:59:59.999Z', '2026-04-01T00:00:00.000Z', '1970-01-01'])(
    '%s is not in the future',
    (expiresAt) => {
      expect(() => expiryOf({ expiresAt }, NOW)).toThrowError(expect.objectContaining({ code: 'expiry_in_past' }));
    },
  );
});

describe('the states of a review', () => {
  const pending: StoredReview = openReview({ type: 'approval', expiresInSeconds: 60 }, NOW);
  const response = { selectedOption: 'approve' };

  it('a new review is pending and says nothing of an end', () => {
    expect(pending).toEqual({
      type: 'approval',
      payload: null,
      callback: null,
      expiresAt: NOW + 60_000,
      status: 'pending',
      response: null,
      feedback: null,
      modifiedFileIds: null,
      completedAt: null,
    });
    expect(openReview({ type: 'x' }, NOW).expiresAt).toBe(NOW + LIMITS.reviewExpiryDefaultMs);
  });

  it('a pending review is completed with what the person gave', () => {
    const given = { response, feedback: 'shorter', modifiedFileIds: { old: 'new' } };
    expect(completeReview(pending, given, NOW + 5)).toEqual({
      ...pending,
      ...given,
      status: 'completed',
      completedAt: NOW + 5,
    });
  });

  it('an empty feedback and an empty map of files are nothing', () => {
    const completed = completeReview(pending, { response, feedback: '', modifiedFileIds: {} }, NOW);
    expect(completed).toMatchObject({ feedback: null, modifiedFileIds: null });
  });

  it('a pending review expires without a response', () => {
    expect(expireReview(pending)).toEqual({ ...pending, status: 'expired' });
  });

  it('completed and expired are final', () => {
    for (const final of [completeReview(pending, { response }, NOW), expireReview(pending)]) {
      const closed = expect.objectContaining({ code: 'review_closed' });
      expect(() => completeReview(final, { response }, NOW)).toThrowError(closed);
      expect(() => expireReview(final)).toThrowError(closed);
    }
  });

  it('is overdue from its expiry on, while pending', () => {
    expect(isOverdue(pending, pending.expiresAt - 1)).toBe(false);
    expect(isOverdue(pending, pending.expiresAt)).toBe(true);
    expect(isOverdue(completeReview(pending, { response }, NOW), pending.expiresAt)).toBe(false);
    expect(isOverdue(expireReview(pending), pending.expiresAt)).toBe(false);
  });
});
