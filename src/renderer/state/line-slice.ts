import type { ItemKey } from './item.ts';
import type { SliceContext } from './slice.ts';

/** One quiet line about what was just done, with the review it is about. */
export interface Line {
  readonly tone: 'sending' | 'done' | 'problem' | 'warning';
  readonly text: string;
  readonly about: ItemKey | null;
  /** What it says at an instant, where that changes with the time. */
  readonly textAt?: (nowMs: number) => string;
}

/** How long a line about something that went well stays. */
const DONE_MS = 8_000;

/** The quiet line, and what a screen reader hears. */
export interface LineSlice {
  readonly line: Line | null;
  readonly announcement: string;
  say(line: Line): void;
  dismissLine(): void;
  announce(text: string): void;
}

/** The slice of what is said in passing. A problem or a warning stays until it is dismissed or followed by another line. */
export function createLineSlice({ get, set }: SliceContext): LineSlice {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    line: null,
    announcement: '',
    say(line) {
      clearTimeout(timer);
      set({ line });
      if (line.tone !== 'sending') get().announce(line.text);
      if (line.tone === 'done') timer = setTimeout(() => set({ line: null }), DONE_MS);
    },
    dismissLine() {
      clearTimeout(timer);
      set({ line: null });
    },
    announce: (announcement) => set({ announcement }),
  };
}
