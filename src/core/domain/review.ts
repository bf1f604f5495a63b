import { AppError } from '../../contract/errors.ts';
import { LIMITS } from '../../contract/limits.ts';
import type { ReviewCallback, ReviewRequest, ReviewStatus } from '../../contract/review.ts';
import type { JsonObject } from '../../contract/value.ts';

/** A review as it is stored; instants are milliseconds since the epoch, members that say how it ended null until then. */
export interface StoredReview {
  readonly type: string;
  readonly payload: JsonObject | null;
  readonly callback: ReviewCallback | null;
  readonly expiresAt: number;
  readonly status: ReviewStatus;
  readonly response: JsonObject | null;
  readonly feedback: string | null;
  readonly modifiedFileIds: Readonly<Record<string, string>> | null;
  readonly completedAt: number | null;
}

/** What a person sent to respond. */
export interface GivenResponse {
  readonly response: JsonObject;
  readonly feedback?: string | undefined;
  readonly modifiedFileIds?: Readonly<Record<string, string>> | undefined;
}

/**
 * The instant after which a new review cannot be answered: `expiresInSeconds`, else `expiresAt`, else a day; at most 36
 * hours ahead (contract.md 5.3). Raises `expiry_unparsable` or `expiry_in_past`.
 */
export function expiryOf(request: Pick<ReviewRequest, 'expiresAt' | 'expiresInSeconds'>, now: number): number {
  const latest = now + LIMITS.reviewExpiryMaxMs;
  if (request.expiresInSeconds !== undefined) return Math.min(now + request.expiresInSeconds * 1000, latest);
  if (request.expiresAt === undefined) return now + LIMITS.reviewExpiryDefaultMs;
  const wished = parseInstant(request.expiresAt);
  if (wished === null) throw new AppError('expiry_unparsable');
  if (wished <= now) throw new AppError('expiry_in_past');
  return Math.min(wished, latest);
}

/** A new review, pending. Whatever else the request said of status or response is not kept (contract.md 5.1). */
export function openReview(request: ReviewRequest, now: number): StoredReview {
  return {
    type: request.type,
    payload: request.payload ?? null,
    callback: request.callback ?? null,
    expiresAt: expiryOf(request, now),
    status: 'pending',
    response: null,
    feedback: null,
    modifiedFileIds: null,
    completedAt: null,
  };
}

/** Whether the clock has passed the expiry of a review that nobody has answered. */
export function isOverdue(review: StoredReview, now: number): boolean {
  return review.status === 'pending' && now >= review.expiresAt;
}

/** The review with its response, once: anything but a pending one raises `review_closed` (contract.md 5.2). */
export function completeReview(review: StoredReview, given: GivenResponse, now: number): StoredReview {
  if (review.status !== 'pending') throw new AppError('review_closed');
  const hasFiles = given.modifiedFileIds !== undefined && Object.keys(given.modifiedFileIds).length > 0;
  return {
    ...review,
    status: 'completed',
    response: given.response,
    feedback: given.feedback ? given.feedback : null,
    modifiedFileIds: hasFiles ? (given.modifiedFileIds ?? null) : null,
    completedAt: now,
  };
}

/** The review after its expiry; final like a response. */
export function expireReview(review: StoredReview): StoredReview {
  if (review.status !== 'pending') throw new AppError('review_closed');
  return { ...review, status: 'expired' };
}

const ISO_INSTANT = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/i;

function parseInstant(text: string): number | null {
  if (!ISO_INSTANT.test(text.trim())) return null;
  // biome-ignore lint/style/noRestrictedGlobals: parsing a text is pure; only reading the clock is not.
  const parsed = Date.parse(text.trim());
  return Number.isNaN(parsed) ? null : parsed;
}
