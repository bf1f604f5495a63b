import { type Context, createContext, useMemo } from 'react';
import { useAgentName } from '../../state/app-context.ts';
import { agentKey, type Item } from '../../state/item.ts';

/** Whose content is shown: for what a person allows agent by agent, and for the account's files that it points at (R40). */
export interface ContentAgent {
  readonly accountId: string;
  readonly key: string;
  readonly name: string;
}

/** The agent whose content is below; null for what the person wrote. */
export const ContentAgentContext: Context<ContentAgent | null> = createContext<ContentAgent | null>(null);

/** The agent in whose channel a message stands. */
export function useContentAgent(item: Item): ContentAgent {
  const name = useAgentName(item);
  const { accountId } = item;
  const key = agentKey(accountId, item.message.channelId);
  return useMemo(() => ({ accountId, key, name }), [accountId, key, name]);
}
