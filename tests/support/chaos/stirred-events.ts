import { setTimeout as pause } from 'node:timers/promises';
import { createFrameReader } from './frames.ts';
import type { Luck, Mishap, Weather } from './weather.ts';

/** Longest time that an event waits for one to overtake it. */
const HOLD_MS = 100;

/** Where the frames of one socket go, and by which weather. */
export interface StirredTo {
  readonly luck: Luck;
  weather(): Weather;
  count(mishap: Mishap): void;
  write(bytes: Buffer): void;
  cut(): void;
}

/**
 * Passes on what a server sends over one socket and lets the weather play with its Socket.IO events: they are lost, late,
 * doubled, or overtaken by the next. All other frames keep their order. Takes the pieces as they come.
 */
export function stirEvents({ luck, weather, count, write, cut }: StirredTo): (piece: Buffer) => void {
  const readFrames = createFrameReader();
  let passing = Promise.resolve();
  let held: Buffer | null = null;
  let holding: NodeJS.Timeout | undefined;

  const release = (): void => {
    clearTimeout(holding);
    if (held !== null) write(held);
    held = null;
  };
  const passEvent = async (bytes: Buffer): Promise<void> => {
    const { cutSocket, loseEvent, eventDelayMs, reorderEvent, duplicateEvent } = weather();
    if (luck.strikes(cutSocket)) {
      count('cutSocket');
      cut();
      return;
    }
    if (luck.strikes(loseEvent)) {
      count('lostEvent');
      return;
    }
    const delayMs = luck.below(eventDelayMs);
    if (delayMs > 0) await pause(delayMs);
    const copies = luck.strikes(duplicateEvent) ? [bytes, bytes] : [bytes];
    if (copies.length > 1) count('duplicatedEvent');
    if (held === null && luck.strikes(reorderEvent)) {
      held = Buffer.concat(copies);
      holding = setTimeout(release, HOLD_MS);
      return;
    }
    if (held !== null) count('reorderedEvent');
    write(Buffer.concat(copies));
    release();
  };

  return (piece) => {
    for (const { bytes, isEvent } of readFrames(piece)) {
      passing = passing.then(() => (isEvent ? passEvent(bytes) : write(bytes)));
    }
  };
}
