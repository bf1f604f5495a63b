import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { AnswerPort } from './answer-port.ts';
import type { AppStore } from './app-store.ts';
import type { Bridge } from './bridge.ts';
import { agentKey, type Item, type ItemKey } from './item.ts';
import type { AppState } from './slice.ts';

/** What every view can reach. */
export interface Desk {
  readonly store: AppStore;
  readonly bridge: Bridge;
  readonly answer: AnswerPort;
}

export const DeskContext = createContext<Desk | null>(null);

/** The store and the bridge of this window. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('useDesk outside of DeskContext');
  return desk;
}

/** Reads a part of the state; `selector` must return something stable. */
export function useApp<T>(selector: (state: AppState) => T): T {
  return useStore(useDesk().store, selector);
}

/** A message by its key, while it is known. */
export function useItem(key: ItemKey | null): Item | undefined {
  return useApp((state) => (key === null ? undefined : state.data.items.get(key)));
}

/** The name of the agent whose channel a message is in. */
export function useAgentName(item: Item): string {
  return useApp((state) => {
    const agent = state.data.agents[item.accountId]?.find(({ id }) => id === item.message.channelId);
    return agent?.name ?? item.message.agentName ?? agentKey(item.accountId, item.message.channelId);
  });
}
