import { LIMITS } from '../../contract/limits.ts';
import type { AttemptResult } from './webhook.ts';

const FIRST_PAUSE_MS = 5_000;
const PAUSE_FACTOR = 4;

/** What decides about another attempt. */
export interface RetryFacts {
  /** Attempts made so far, this one included. */
  readonly attemptCount: number;
  /** Attempts in all; 1 means that a failure is final (contract.md 9.6, R26). */
  readonly attemptsMax: number;
  readonly now: number;
  /** From 0 up to 1. */
  readonly random: number;
}

/**
 * When a delivery is attempted again by itself, in milliseconds since the epoch; null when it is not. Pauses grow
 * fourfold from 5 s to 6 h, each shortened by up to half so that receivers are not stormed. 410 and a refused address
 * are final.
 */
export function nextAttemptAt(
  result: AttemptResult,
  { attemptCount, attemptsMax, now, random }: RetryFacts,
): number | null {
  if (result.outcome === 'delivered' || result.outcome === 'blocked' || result.statusCode === 410) return null;
  if (attemptCount >= attemptsMax) return null;
  const pauseMs = Math.min(FIRST_PAUSE_MS * PAUSE_FACTOR ** (attemptCount - 1), LIMITS.webhookPauseMaxMs);
  const ownWish = pauseMs * (1 - random / 2);
  return now + Math.round(Math.max(ownWish, retryAfterMs(result.retryAfter, now)));
}

/** The wish of a `Retry-After` header (seconds, or a date) in milliseconds, at most 6 h; 0 for none and for junk. */
function retryAfterMs(text: string | null, now: number): number {
  if (text === null) return 0;
  // biome-ignore lint/style/noRestrictedGlobals: parsing a text is pure; only reading the clock is not.
  const wished = /^\d{1,9}$/.test(text.trim()) ? Number(text) * 1000 : Date.parse(text) - now;
  return Number.isFinite(wished) ? Math.min(Math.max(wished, 0), LIMITS.webhookPauseMaxMs) : 0;
}
