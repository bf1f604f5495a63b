import type { Clock } from '../../src/core/ports.ts';

interface StartedTimer {
  readonly dueAt: number;
  readonly wake: () => void;
}

/** A clock that stands still until a test moves it. */
export interface ManualClock extends Clock {
  /** Delays of the timers that run now, in milliseconds from now, soonest first. */
  runningDelaysMs(): number[];
  /** How many timers were ever started. */
  startedCount(): number;
  /** Moves time on and wakes what is due, in order, each at its own instant. */
  advance(byMs: number): void;
  /** Moves time without waking anybody, as a machine does that slept. */
  jump(byMs: number): void;
}

/** Makes a clock that shows `startAt` (milliseconds since the epoch). */
export function createManualClock(startAt = 1_775_000_000_000): ManualClock {
  let nowMs = startAt;
  let started = 0;
  const timers = new Set<StartedTimer>();
  const soonest = (): StartedTimer | undefined => [...timers].sort((a, b) => a.dueAt - b.dueAt)[0];

  return {
    now: () => nowMs,
    startTimer(delayMs, wake) {
      const timer = { dueAt: nowMs + delayMs, wake };
      started += 1;
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    runningDelaysMs: () => [...timers].map((timer) => timer.dueAt - nowMs).sort((a, b) => a - b),
    startedCount: () => started,
    advance(byMs) {
      const until = nowMs + byMs;
      for (let next = soonest(); next !== undefined && next.dueAt <= until; next = soonest()) {
        timers.delete(next);
        nowMs = Math.max(nowMs, next.dueAt);
        next.wake();
      }
      nowMs = until;
    },
    jump(byMs) {
      nowMs += byMs;
    },
  };
}
