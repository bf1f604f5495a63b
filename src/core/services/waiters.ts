import type { CoreEvent, EventBus } from '../domain/events.ts';
import type { Clock } from '../ports.ts';

/** Why a wait ended: the review changed or went away, its time was over, its caller left, or the core stops. */
export type WakeReason = 'changed' | 'timed-out' | 'caller-left' | 'stopping';

/** Held long-poll calls, woken by events; nothing here polls (contract.md 6.7, R37). */
export interface Waiters {
  /**
   * Joins the waiters of a message. Join first, then read the state: what changes in between still wakes it.
   * `wake` settles once, at the latest after `timeoutMs`.
   */
  join(messageId: string, timeoutMs: number, callerLeft: AbortSignal): { wake: Promise<WakeReason>; leave(): void };
  /** Wakes everybody, now and from now on. */
  stop(): void;
  /** How many calls are held. */
  count(): number;
}

/** Makes the waiters; they hear the bus from here on. */
export function createWaiters(events: EventBus, clock: Clock): Waiters {
  const byMessage = new Map<string, Set<(reason: WakeReason) => void>>();
  let isStopping = false;
  let heldCount = 0;

  const wakeAll = (messageId: string, reason: WakeReason): void => {
    // A waiter leaves the set when it wakes, so walk over a copy.
    for (const wake of [...(byMessage.get(messageId) ?? [])]) wake(reason);
  };
  events.subscribe((event) => {
    const messageId = changedReview(event);
    if (messageId !== null) wakeAll(messageId, 'changed');
  });

  return {
    join(messageId, timeoutMs, callerLeft) {
      let settle: (reason: WakeReason) => void = () => undefined;
      const wake = new Promise<WakeReason>((resolve) => {
        settle = resolve;
      });
      let isOver = false;
      const finish = (reason: WakeReason): void => {
        if (isOver) return;
        isOver = true;
        heldCount -= 1;
        cancelTimer();
        callerLeft.removeEventListener('abort', onCallerLeft);
        const others = byMessage.get(messageId);
        others?.delete(finish);
        if (others?.size === 0) byMessage.delete(messageId);
        settle(reason);
      };
      const onCallerLeft = () => finish('caller-left');
      const cancelTimer = clock.startTimer(timeoutMs, () => finish('timed-out'));
      heldCount += 1;
      const waiting = byMessage.get(messageId) ?? new Set();
      waiting.add(finish);
      byMessage.set(messageId, waiting);
      callerLeft.addEventListener('abort', onCallerLeft);
      if (callerLeft.aborted) finish('caller-left');
      else if (isStopping) finish('stopping');
      return { wake, leave: () => finish('caller-left') };
    },
    stop() {
      isStopping = true;
      for (const messageId of [...byMessage.keys()]) wakeAll(messageId, 'stopping');
    },
    count: () => heldCount,
  };
}

function changedReview(event: CoreEvent): string | null {
  switch (event.kind) {
    case 'review:responded':
    case 'review:expired':
      return event.message.id;
    case 'message:deleted':
      return event.messageId;
    case 'message:created':
    case 'message:updated':
    case 'message:status':
    case 'channel:deleted':
    case 'key:revoked':
    case 'user:deleted':
    case 'plugins:changed':
    case 'message:delivery':
    case 'agent:status':
      return null;
    default:
      return event satisfies never;
  }
}
