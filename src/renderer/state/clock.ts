import { useSyncExternalStore } from 'react';

const SECOND = 1_000;
const MINUTE = 60_000;

/** How often a view wants to hear the time. */
export type Tick = 'second' | 'minute';

const listeners: Record<Tick, Set<() => void>> = { second: new Set(), minute: new Set() };
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * One timer for the whole window, aligned to the second, asleep to the next minute when nobody counts seconds, and
 * altogether while nobody can see the window.
 */
function schedule(): void {
  clearTimeout(timer);
  if (listeners.second.size + listeners.minute.size === 0 || document.hidden) return;
  const step = listeners.second.size > 0 ? SECOND : MINUTE;
  timer = setTimeout(
    () => {
      const isMinute = Date.now() % MINUTE < SECOND;
      for (const listener of [...listeners.second, ...(isMinute ? listeners.minute : [])]) listener();
      schedule();
    },
    step - (Date.now() % step),
  );
}

/** Sleeps when the window goes out of sight; when it comes back everything is told the time at once. */
function handleVisibility(): void {
  if (!document.hidden) for (const listener of [...listeners.second, ...listeners.minute]) listener();
  schedule();
}
let isListening = false;

function subscribeTo(tick: Tick): (listener: () => void) => () => void {
  return (listener) => {
    if (!isListening) document.addEventListener('visibilitychange', handleVisibility);
    isListening = true;
    listeners[tick].add(listener);
    schedule();
    return () => {
      listeners[tick].delete(listener);
      schedule();
    };
  };
}

const subscribe: Record<Tick, (listener: () => void) => () => void> = {
  second: subscribeTo('second'),
  minute: subscribeTo('minute'),
};
const read: Record<Tick, () => number> = {
  second: () => Math.floor(Date.now() / SECOND) * SECOND,
  minute: () => Math.floor(Date.now() / MINUTE) * MINUTE,
};

/** The time in milliseconds, rounded down to the tick; the component renders again when it changes. */
export function useNow(tick: Tick): number {
  return useSyncExternalStore(subscribe[tick], read[tick]);
}

/** The time until an instant decides how often it is worth counting: words for it show seconds in the last ten minutes. */
export function useNowUntil(endMs: number | null): number {
  const isClose = endMs !== null && endMs - Date.now() < 11 * MINUTE && endMs - Date.now() > -5 * SECOND;
  return useNow(isClose ? 'second' : 'minute');
}
