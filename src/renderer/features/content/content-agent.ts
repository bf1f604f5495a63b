import { createContext } from 'react';

/** Whose content is shown, for what a person allows agent by agent. */
export interface ContentAgent {
  readonly key: string;
  readonly name: string;
}

/** The agent whose content is below; null for what the person wrote. */
export const ContentAgentContext = createContext<ContentAgent | null>(null);
