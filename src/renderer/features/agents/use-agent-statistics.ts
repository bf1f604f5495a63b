import { useEffect, useRef, useState } from 'react';
import type { AgentStatistics } from '../../../contract/agent-statistics.ts';
import { lacks } from '../../state/account-slice.ts';
import { useApp, useDesk } from '../../state/app-context.ts';
import type { AgentStanding } from './agent-standing.ts';

/** Statistics that are read at the same time: hundreds of agents must not fill the line. */
const AT_ONCE = 4;

/** The statistics of agents by key, read when the page opens and again for an agent whose state or messages change. */
export function useAgentStatistics(standings: readonly AgentStanding[]): ReadonlyMap<string, AgentStatistics> {
  const { bridge } = useDesk();
  const [statistics, setStatistics] = useState<ReadonlyMap<string, AgentStatistics>>(new Map());
  const read = useRef(new Map<string, string>());
  const waiting = useRef<AgentStanding[]>([]);
  const running = useRef(0);
  const accounts = useApp((state) => state.data.accounts);

  useEffect(() => {
    const readable = new Set(
      accounts
        .filter((account) => account.connection.state === 'online' && !lacks(account, 'agentStatistics'))
        .map(({ id }) => id),
    );
    async function readNext(): Promise<void> {
      const next = waiting.current.shift();
      if (next === undefined) return;
      running.current += 1;
      const parameters = { id: next.agent.id };
      const outcome = await bridge.callServer(next.accountId, 'agentStatistics', { parameters });
      running.current -= 1;
      // What cannot be read is left out: the rest of the row is still right.
      if (outcome.ok) setStatistics((known) => new Map(known).set(next.key, outcome.value));
      await readNext();
    }
    for (const standing of standings) {
      const { statusSince, lastMessageTime } = standing.agent;
      const mark = `${statusSince} ${lastMessageTime}`;
      if (!readable.has(standing.accountId) || read.current.get(standing.key) === mark) continue;
      read.current.set(standing.key, mark);
      waiting.current.push(standing);
    }
    while (running.current < AT_ONCE && waiting.current.length > 0) void readNext();
  }, [bridge, standings, accounts]);

  return statistics;
}
