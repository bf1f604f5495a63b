import type { Agent } from '../../../contract/agent.ts';
import type { StatusHistoryEntry } from '../../../contract/agent-statistics.ts';
import { toMs } from '../../state/review-facts.ts';

/** A stretch of time in one state; `unknown` is before anything was heard, `silent` after an agent stopped reporting. */
export interface Span {
  readonly status: string;
  readonly fromMs: number;
  readonly toMs: number;
}

/** Silent for longer than this, an agent may be gone whatever it said last (contract.md 6.10). */
export const SILENT_MS = 5 * 60_000;

/**
 * What is known of an agent's state between two instants, without gaps. Servers keep only the changes, newest first, and
 * never change a state by themselves, so only the last stretch can be known to have gone silent.
 */
export function uptimeSpans(
  history: readonly Pick<StatusHistoryEntry, 'status' | 'createdAt'>[],
  agent: Pick<Agent, 'status' | 'statusSince' | 'lastActiveAt'>,
  startMs: number,
  nowMs: number,
): Span[] {
  const changes = history
    .map(({ status, createdAt }) => ({ status, atMs: toMs(createdAt) ?? 0 }))
    .sort((a, b) => a.atMs - b.atMs);
  const sinceMs = toMs(agent.statusSince);
  if (sinceMs !== null && agent.status !== changes.at(-1)?.status) {
    changes.push({ status: agent.status, atMs: Math.max(sinceMs, changes.at(-1)?.atMs ?? 0) });
  }
  const spans: Span[] = [];
  const add = (status: string, fromMs: number, toMs: number): void => {
    const from = Math.max(fromMs, startMs);
    const to = Math.min(toMs, nowMs);
    if (to > from) spans.push({ status, fromMs: from, toMs: to });
  };
  add('unknown', startMs, changes[0]?.atMs ?? nowMs);
  for (const [index, { status, atMs }] of changes.entries()) {
    const next = changes[index + 1]?.atMs;
    const heardUntilMs = (toMs(agent.lastActiveAt) ?? atMs) + SILENT_MS;
    // Who said good-bye is offline, not silent.
    if (next !== undefined || status === 'offline') add(status, atMs, next ?? nowMs);
    else {
      add(status, atMs, heardUntilMs);
      add('silent', Math.max(atMs, heardUntilMs), nowMs);
    }
  }
  return spans;
}

/** How much of the time that is known an agent was up (active or busy), from 0 to 1; null when nothing is known. */
export function upShare(spans: readonly Span[]): number | null {
  const known = spans.filter(({ status }) => status !== 'unknown');
  const length = (list: readonly Span[]): number => list.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
  const total = length(known);
  return total === 0 ? null : length(known.filter(({ status }) => status === 'active' || status === 'busy')) / total;
}
