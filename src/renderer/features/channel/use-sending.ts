import { useEffect, useState } from 'react';
import { useDesk } from '../../state/app-context.ts';
import type { Composed } from '../../state/compose-slice.ts';
import type { ChannelProps } from './channel-pane.tsx';

/** How the sending of what is written stands. */
export interface Sending {
  /** Why it cannot be sent as it is, as a sentence. */
  readonly problem: string | null;
  /** It goes as soon as its files are stored. */
  readonly isWaiting: boolean;
  send(): void;
}

/** Sends what is written, at once or when its files are there; a change takes back what was asked for. */
export function useSending({ accountId, channelId }: ChannelProps, { text, files }: Composed): Sending {
  const { store } = useDesk();
  const [problem, setProblem] = useState<string | null>(null);
  const [isWaiting, setIsWaiting] = useState(false);
  const isStoring = files.some(({ state }) => state === 'uploading');

  // biome-ignore lint/correctness/useExhaustiveDependencies: any change of the message takes the words away
  useEffect(() => {
    setProblem(null);
    setIsWaiting(false);
  }, [text, files.length]);

  useEffect(() => {
    if (isStoring || !isWaiting) return;
    setIsWaiting(false);
    setProblem(store.getState().sendComposed(accountId, channelId));
  }, [isStoring, isWaiting, store, accountId, channelId]);

  return {
    problem,
    isWaiting,
    send() {
      if (isStoring) setIsWaiting(true);
      else setProblem(store.getState().sendComposed(accountId, channelId));
    },
  };
}
