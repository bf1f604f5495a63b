import { useCallback, useEffect, useState } from 'react';
import type { Message } from '../../../contract/message.ts';
import { accountOf, lacks } from '../../state/account-slice.ts';
import { useApp, useDesk } from '../../state/app-context.ts';
import type { Item } from '../../state/item.ts';
import { knownEarlierRounds, roundOf, roundsMark } from '../../state/rounds.ts';

/** The earlier rounds of a question, newest first; `problem` says why they could not be read. */
export type Rounds =
  | { readonly state: 'reading' }
  | { readonly state: 'read'; readonly earlier: readonly Message[] }
  | { readonly state: 'failed'; readonly problem: string };

/** Reads the earlier rounds from the server, and again when one of them changes. */
export function useEarlierRounds(item: Item): { rounds: Rounds; retry: () => void } {
  const { bridge, store } = useDesk();
  const [rounds, setRounds] = useState<Rounds>({ state: 'reading' });
  const [attempt, setAttempt] = useState(0);
  const mark = useApp((state) => roundsMark(state.data.items, item));
  const { accountId, message } = item;
  const canList = useApp((state) => !lacks(accountOf(state, accountId), 'listIterations'));
  const { id, channelId } = message;
  const round = roundOf(message);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `mark` and `attempt` say when the chain is worth reading anew
  useEffect(() => {
    if (!canList) {
      setRounds({ state: 'read', earlier: knownEarlierRounds(store.getState().data.items, item) });
      return;
    }
    let isCurrent = true;
    const input = { parameters: { id }, query: { channel: channelId } };
    void bridge.callServer(accountId, 'listIterations', input).then((outcome) => {
      if (!isCurrent) return;
      if (!outcome.ok) {
        setRounds({ state: 'failed', problem: outcome.error.message });
        return;
      }
      const earlier = outcome.value.iterations.filter((member) => roundOf(member) < round && member.id !== id);
      setRounds({ state: 'read', earlier: earlier.sort((a, b) => roundOf(b) - roundOf(a)) });
    });
    return () => {
      isCurrent = false;
    };
  }, [bridge, accountId, id, channelId, round, mark, attempt, canList]);

  return { rounds, retry: useCallback(() => setAttempt((count) => count + 1), []) };
}
