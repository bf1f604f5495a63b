import type { CLOSING } from '../../contract/settings.ts';

/** What closing the window does. */
export type Closing = (typeof CLOSING)[number];

/** Decides what becomes of the program when its window is closed. */
export interface ClosingKeeper {
  /** Answers whether the window may go; when not, it was hidden, or the person is being asked. */
  mayClose(): boolean;
}

/** What the decision needs of the program. */
export interface ClosingOptions {
  /** Is there a way back to a window that is hidden? */
  readonly hasTray: () => boolean;
  readonly isQuitting: () => boolean;
  readonly chosen: () => Closing;
  /** Asks the person; null when they want neither. */
  readonly ask: () => Promise<Exclude<Closing, 'ask'> | null>;
  readonly remember: (choice: Closing) => void;
  readonly hide: () => void;
  readonly quit: () => void;
}

/** Makes the keeper. Without a tray closing quits, and nobody is asked. */
export function createClosing(options: ClosingOptions): ClosingKeeper {
  let isAsking = false;
  const ask = async (): Promise<void> => {
    isAsking = true;
    const choice = await options.ask().finally(() => {
      isAsking = false;
    });
    if (choice === null) return;
    options.remember(choice);
    // Meanwhile the tray may have gone.
    if (choice === 'tray' && options.hasTray()) options.hide();
    else options.quit();
  };
  return {
    mayClose() {
      if (options.isQuitting() || !options.hasTray()) return true;
      const chosen = options.chosen();
      if (chosen === 'quit') return true;
      if (chosen === 'tray') options.hide();
      else if (!isAsking) void ask();
      return false;
    },
  };
}
