import type { SliceContext } from './slice.ts';

/** What links from outside of the program ask for, until the person has decided. */
export interface LinkSlice {
  /** The address of a server that a link proposes as an account; nothing is done with it unasked. */
  readonly suggestedServer: string | null;
  suggestServer(url: string): void;
  dismissSuggestion(): void;
}

/** The slice of links. */
export function createLinkSlice({ get, set }: SliceContext): LinkSlice {
  return {
    suggestedServer: null,
    suggestServer(url) {
      set({ suggestedServer: url });
      get().say({
        tone: 'warning',
        text: `A link proposes an account on ${new URL(url).host}. Nothing was added: add it in the settings if you trust who gave you the link.`,
        about: null,
      });
    },
    dismissSuggestion: () => set({ suggestedServer: null }),
  };
}
