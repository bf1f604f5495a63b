import { useEffect, useState } from 'react';
import type { Account } from '../../../contract/account.ts';
import type { RouteAnswer } from '../../../contract/routes.ts';
import type { WindowRoute } from '../../../contract/window-routes.ts';
import { lacks } from '../../state/account-slice.ts';
import { useDesk } from '../../state/app-context.ts';

/** What was read of a server; `value` is null until it was. */
export interface ServerRead<T> {
  readonly value: T | null;
  readonly problem: string | null;
  reload(): void;
  /** Takes over what a change answered, without reading again. */
  replace(value: T): void;
}

/** Reads a route of an account's server unless it lacks it, again whenever the account comes online; `id` fills the path's `:id` or `:name`. */
export function useServerRead<N extends WindowRoute>(account: Account, route: N, id = ''): ServerRead<RouteAnswer<N>> {
  const { bridge } = useDesk();
  const [value, setValue] = useState<RouteAnswer<N> | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  const canRead = account.connection.state === 'online' && !lacks(account, route);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` asks for the same again
  useEffect(() => {
    if (!canRead) return;
    let isGone = false;
    void bridge.callServer(account.id, route, { parameters: { id, name: id } }).then((outcome) => {
      if (isGone) return;
      if (outcome.ok) setValue(outcome.value);
      setProblem(outcome.ok ? null : outcome.error.message);
    });
    return () => {
      isGone = true;
    };
  }, [bridge, account.id, route, id, canRead, round]);

  return { value, problem, reload: () => setRound(round + 1), replace: (changed) => setValue(() => changed) };
}
